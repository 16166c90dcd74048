'use client';

import { Badge, Card, Group, Table, Text, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { IntervalBar } from './interval-bar';
import { type Annotator, type Annotators, readHelp } from './read-answers';

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

function ShareCell({
  share,
  isWarning = false,
}: {
  share: NonNullable<Annotator['reliability']>;
  isWarning?: boolean;
}) {
  const t = useTranslations('agreement');
  const format = useFormatter();
  const text = {
    value: format.number(share.value, PERCENT),
    low: format.number(share.low, PERCENT),
    high: format.number(share.high, PERCENT),
    count: share.units,
  };
  return (
    <>
      <IntervalBar
        {...share}
        label={t('reliabilityFigure', text)}
        tone={isWarning ? 'warning' : 'point'}
      />
      <Text
        size="xs"
        c="dimmed"
        style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
      >
        {t('shareFigure', text)}
      </Text>
    </>
  );
}

/** Everybody who answered, worst lower bound first; below the least number of answers no figure is told. */
export function AnnotatorTable({ data }: { data: Annotators }) {
  const t = useTranslations('agreement');
  const common = useTranslations('common');
  const format = useFormatter();
  const help = readHelp(data);
  const hasGold = data.annotators.some(({ gold }) => gold !== null);
  return (
    <Card withBorder padding={0} component="section">
      <Title order={2} size="h6" p="lg" pb="xs">
        {t('chartAnnotators')}
      </Title>
      <Table.ScrollContainer minWidth={860}>
        <Table verticalSpacing="xs" horizontalSpacing="lg">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('person')}</Table.Th>
              <Table.Th w={220}>{t('reliability')}</Table.Th>
              {hasGold && <Table.Th w={180}>{t('gold')}</Table.Th>}
              <Table.Th ta="right">{t('informativeness')}</Table.Th>
              <Table.Th ta="right">{t('answers')}</Table.Th>
              <Table.Th ta="right">{t('skips')}</Table.Th>
              <Table.Th ta="right">{t('medianTime')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody style={{ fontVariantNumeric: 'tabular-nums' }}>
            {data.annotators.map((row) => (
              <Table.Tr key={row.userId}>
                <Table.Td>
                  <Group gap={8} wrap="nowrap">
                    <Text size="sm" fw={500}>
                      {row.name}
                    </Text>
                    {row.isSimulated && (
                      <Badge size="sm" variant="light" color="gray" style={{ flexShrink: 0 }}>
                        {common('simulated')}
                      </Badge>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td>
                  {row.reliability === null ? (
                    <Text size="xs" c="dimmed">
                      {row.annotations < data.votesMin
                        ? common('notEnoughData', { have: row.annotations, need: data.votesMin })
                        : t('nobodyElse')}
                    </Text>
                  ) : (
                    <ShareCell
                      share={row.reliability}
                      isWarning={help.kind === 'person' && help.annotator.userId === row.userId}
                    />
                  )}
                </Table.Td>
                {hasGold && (
                  <Table.Td>
                    {row.gold === null ? (
                      <Text size="xs" c="dimmed">
                        –
                      </Text>
                    ) : (
                      <ShareCell share={row.gold} />
                    )}
                  </Table.Td>
                )}
                <Table.Td ta="right">
                  {row.informativeness === null
                    ? '–'
                    : format.number(row.informativeness, { maximumFractionDigits: 2 })}
                </Table.Td>
                <Table.Td ta="right">{format.number(row.annotations)}</Table.Td>
                <Table.Td ta="right">{format.number(row.skips)}</Table.Td>
                <Table.Td ta="right">
                  {row.medianDurationMs === null
                    ? '–'
                    : t('seconds', {
                        seconds: format.number(row.medianDurationMs / 1000, {
                          maximumFractionDigits: 1,
                        }),
                      })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed" p="lg" pt="xs" maw={800}>
        {t('annotatorsHint')}
      </Text>
    </Card>
  );
}
