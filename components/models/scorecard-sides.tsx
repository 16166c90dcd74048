'use client';

import { Stack, Table, Text, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import type { ModelCard } from '@/core/models/model-card';
import {
  ANSWERS_MIN,
  type ScoredAnswers,
  type Share,
  type StreamScore,
  scoreStream,
} from './compare-streams';

const ROWS = ['precision', 'recall', 'f1', 'medianSeconds'] as const;

function ShareText({ share }: { share: Share | null }) {
  const t = useTranslations('assistance');
  const format = useFormatter();
  const percent = (value: number) =>
    format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  if (share === null) return '–';
  const { value, interval } = share;
  return (
    <>
      {percent(value)}{' '}
      {interval !== null && (
        <Text span size="xs" c="dimmed">
          {t('interval', { low: percent(interval.low), high: percent(interval.high) })}
        </Text>
      )}
    </>
  );
}

function Figure({ score, row }: { score: StreamScore; row: (typeof ROWS)[number] }) {
  const t = useTranslations('assistance');
  const format = useFormatter();
  if (row !== 'medianSeconds') return <ShareText share={score[row]} />;
  return score.medianSeconds === null
    ? '–'
    : t('seconds', { seconds: format.number(score.medianSeconds, { maximumFractionDigits: 1 }) });
}

/** What answers with a model's proposals and answers without them say of it, side by side. */
export function ScorecardSides({
  shown,
  blind,
  task,
  hasBlindTasks,
}: {
  shown: ScoredAnswers;
  blind: ScoredAnswers;
  task: ModelCard['task'];
  hasBlindTasks: boolean;
}) {
  const t = useTranslations('assistance');
  const common = useTranslations('common');
  const format = useFormatter();
  const sides = [
    { key: 'shown', answers: shown, score: scoreStream(shown, task) },
    { key: 'blind', answers: blind, score: scoreStream(blind, task) },
  ] as const;
  return (
    <Stack gap={4} data-testid="scorecard-sides">
      <Title order={3} size="h6">
        {t('sides')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('sidesHint')}
      </Text>
      <Table verticalSpacing={6} tabularNums layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {sides.map(({ key }) => (
              <Table.Th key={key} ta="right">
                {t(key)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Th scope="row">{t('items')}</Table.Th>
            {sides.map(({ key, answers }) => (
              <Table.Td key={key} ta="right">
                {format.number(answers.annotations)}
              </Table.Td>
            ))}
          </Table.Tr>
          {ROWS.map((row, place) => (
            <Table.Tr key={row}>
              <Table.Th scope="row">{t(row)}</Table.Th>
              {sides.map(({ key, answers, score }) => {
                if (score !== null) {
                  return (
                    <Table.Td key={key} ta="right">
                      <Figure score={score} row={row} />
                    </Table.Td>
                  );
                }
                // said once for the whole column
                return place > 0 ? null : (
                  <Table.Td key={key} ta="right" c="dimmed" rowSpan={ROWS.length}>
                    {common('notEnoughData', { have: answers.annotations, need: ANSWERS_MIN })}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!hasBlindTasks && blind.annotations === 0 && (
        <Text size="sm" c="dimmed">
          {t('noBlind')}
        </Text>
      )}
    </Stack>
  );
}
