'use client';

import { Card, SimpleGrid, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import classes from './agreement-charts.module.css';
import type { DisputeFilter } from './filter-disputes';
import { IntervalBar } from './interval-bar';
import { type Agreement, rankConfusions } from './read-answers';

const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
const PAIRS_SHOWN = 8;

function AlphaChart({ agreement }: { agreement: Agreement }) {
  const t = useTranslations('agreement');
  const common = useTranslations('common');
  const format = useFormatter();
  const number = (value: number | null) => (value === null ? '–' : format.number(value, TWO));
  return (
    <Stack gap="md">
      {agreement.measures.map(({ unit, alpha, ac1, observed }) => (
        <div key={unit}>
          <Text size="sm" fw={500}>
            {t(`unit_${unit}`)}
          </Text>
          {alpha.units < agreement.unitsMin || alpha.value === null ? (
            <Text size="sm" c="dimmed">
              {alpha.units < agreement.unitsMin
                ? common('notEnoughData', { have: alpha.units, need: agreement.unitsMin })
                : t('constant')}
            </Text>
          ) : (
            <>
              <div className={classes.scale}>
                <IntervalBar
                  value={alpha.value}
                  low={alpha.low ?? alpha.value}
                  high={alpha.high ?? alpha.value}
                  label={t('alphaFigure', {
                    value: number(alpha.value),
                    low: number(alpha.low),
                    high: number(alpha.high),
                    count: alpha.units,
                  })}
                />
                <span className={classes.mark} style={{ left: '66.7%' }} aria-hidden />
                <span className={classes.mark} style={{ left: '80%' }} aria-hidden />
              </div>
              <Text size="xs" c="dimmed" mt={4} style={{ fontVariantNumeric: 'tabular-nums' }}>
                {t('measureFigures', {
                  alpha: number(alpha.value),
                  low: number(alpha.low),
                  high: number(alpha.high),
                  ac1: number(ac1),
                  observed: number(observed),
                  count: alpha.units,
                })}
              </Text>
            </>
          )}
        </div>
      ))}
      <Text size="xs" c="dimmed">
        {t('alphaHint')}
      </Text>
    </Stack>
  );
}

function Histogram({
  bins,
  filter,
  onFilter,
}: {
  bins: readonly number[];
  filter: DisputeFilter;
  onFilter: (filter: DisputeFilter) => void;
}) {
  const t = useTranslations('agreement');
  const most = Math.max(1, ...bins);
  return (
    <>
      <div className={classes.histogram}>
        {bins.map((count, bin) => {
          const isChosen = filter.kind === 'bin' && filter.bin === bin;
          const range = { from: bin * 10, to: bin * 10 + 10, count };
          return (
            <UnstyledButton
              // a bin is its place
              key={bin}
              className={classes.bin}
              aria-label={t('binLabel', range)}
              title={t('binLabel', range)}
              aria-pressed={isChosen}
              onClick={() => onFilter(isChosen ? { kind: 'all' } : { kind: 'bin', bin })}
            >
              <span className={classes.count}>{count > 0 ? count : ''}</span>
              <span className={classes.column} style={{ height: `${(count / most) * 120}px` }} />
              <span className={classes.tick}>{bin * 10}</span>
            </UnstyledButton>
          );
        })}
      </div>
      <Text size="xs" c="dimmed" ta="center">
        {t('histogramAxis')}
      </Text>
    </>
  );
}

function ConfusionList({
  agreement,
  nameOf,
  filter,
  onFilter,
}: {
  agreement: Agreement;
  nameOf: (classId: number) => string;
  filter: DisputeFilter;
  onFilter: (filter: DisputeFilter) => void;
}) {
  const t = useTranslations('agreement');
  const ranked = rankConfusions(agreement.confusions);
  const shown = ranked.slice(0, PAIRS_SHOWN);
  const most = shown[0]?.pairs ?? 1;
  if (shown.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('noConfusion')}
      </Text>
    );
  }
  return (
    <Stack gap={4}>
      {shown.map(({ a, b, pairs }) => {
        const isChosen = filter.kind === 'pair' && filter.a === a && filter.b === b;
        return (
          <UnstyledButton
            key={`${a} ${b}`}
            className={classes.pair}
            aria-pressed={isChosen}
            onClick={() => onFilter(isChosen ? { kind: 'all' } : { kind: 'pair', a, b })}
          >
            <span className={classes.pairName}>
              {a < 0 ? t('missed') : t('pair', { a: nameOf(a), b: nameOf(b) })}
            </span>
            <span className={classes.pairTrack}>
              <span className={classes.pairBar} style={{ width: `${(pairs / most) * 100}%` }} />
            </span>
            <span className={classes.pairCount}>{pairs}</span>
          </UnstyledButton>
        );
      })}
      <Text size="xs" c="dimmed" mt={4}>
        {t('confusionHint', { count: ranked.reduce((sum, { pairs }) => sum + pairs, 0) })}
      </Text>
    </Stack>
  );
}

/** Three charts, each titled with its question; a click on a mark narrows the disputes below. */
export default function AgreementCharts(props: {
  agreement: Agreement;
  nameOf: (classId: number) => string;
  filter: DisputeFilter;
  onFilter: (filter: DisputeFilter) => void;
}) {
  const t = useTranslations('agreement');
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }}>
      <Card withBorder padding="lg" component="section">
        <Title order={2} size="h6" mb="md">
          {t('chartAlpha')}
        </Title>
        <AlphaChart agreement={props.agreement} />
      </Card>
      <Card withBorder padding="lg" component="section">
        <Title order={2} size="h6" mb="md">
          {t('chartHistogram')}
        </Title>
        <Histogram bins={props.agreement.histogram} {...props} />
      </Card>
      <Card withBorder padding="lg" component="section">
        <Title order={2} size="h6" mb="md">
          {t('chartConfusion')}
        </Title>
        <ConfusionList {...props} />
      </Card>
    </SimpleGrid>
  );
}
