'use client';

import { Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import type { z } from 'zod';
import { betaInterval } from '@/core/consensus/beta-interval';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import { getScorecardContract } from '@/core/contracts/get-scorecard.contract';
import type { EntityId } from '@/core/ids';
import type { ModelCard } from '@/core/models/model-card';
import { useApiQuery } from '../api/use-api';
import { ClassBadge } from '../ui/class-badge';
import { QueryView } from '../ui/query-view';
import { useHelpText } from '../workbench/use-help-text';
import { EDIT_OUTCOMES, type EditCounts, toEditParts } from './edit-parts';
import { HelpPausedAlert } from './help-paused-alert';
import classes from './scorecard-panel.module.css';
import { ScorecardSides } from './scorecard-sides';

const PROPOSALS_MIN = 30;

type Scorecard = z.output<(typeof getScorecardContract)['response']>;

function EditBar({ counts }: { counts: EditCounts }) {
  const t = useTranslations('models');
  const format = useFormatter();
  const parts = toEditParts(counts);
  return (
    <Stack gap={8}>
      <div className={classes.bar} aria-hidden="true">
        {parts.map(
          ({ outcome, count, share }) =>
            count > 0 && (
              <div
                key={outcome}
                className={`${classes.part} ${classes[outcome]}`}
                style={{ width: `${share * 100}%` }}
              />
            ),
        )}
      </div>
      <Group gap="lg">
        {parts.map(({ outcome, count }) => (
          <Group key={outcome} gap={6} wrap="nowrap">
            <span className={`${classes.swatch} ${classes[outcome]}`} aria-hidden="true" />
            <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {format.number(count)} {t(`edit_${outcome}`)}
            </Text>
          </Group>
        ))}
      </Group>
    </Stack>
  );
}

function Verdict({ counts, annotations }: { counts: EditCounts; annotations: number }) {
  const t = useTranslations('models');
  const common = useTranslations('common');
  const format = useFormatter();
  if (counts.proposed < PROPOSALS_MIN) {
    return <Text>{common('notEnoughData', { have: counts.proposed, need: PROPOSALS_MIN })}</Text>;
  }
  const percent = (value: number) =>
    format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const { low, high } = betaInterval(counts.kept, counts.proposed);
  return (
    <Text>
      {t('keptShare', {
        share: percent(counts.kept / counts.proposed),
        low: percent(low),
        high: percent(high),
        count: counts.proposed,
        annotations,
      })}
    </Text>
  );
}

function ByClass({
  scorecard,
  projectId,
}: {
  scorecard: Scorecard;
  projectId: EntityId<'project'>;
}) {
  const t = useTranslations('models');
  const project = useApiQuery(getProjectContract, { params: { projectId } });
  const known = new Map(project.data?.labelSchema.classes.map((found) => [found.id, found]));
  return (
    <Table.ScrollContainer type="native" minWidth={480}>
      <Table verticalSpacing={6} tabularNums>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('class')}</Table.Th>
            {(['proposed', ...EDIT_OUTCOMES] as const).map((column) => (
              <Table.Th key={column} ta="right">
                {t(`edit_${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {scorecard.byClass.map((row) => {
            const labelClass = known.get(row.classId);
            return (
              <Table.Tr key={row.classId}>
                <Table.Td>
                  {labelClass === undefined ? row.classId : <ClassBadge labelClass={labelClass} />}
                </Table.Td>
                {(['proposed', ...EDIT_OUTCOMES] as const).map((column) => (
                  <Table.Td key={column} ta="right">
                    {row[column]}
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Speed({ scorecard }: { scorecard: Scorecard }) {
  const t = useTranslations('models');
  if (scorecard.medianRunMs === null) return null;
  const providers = Object.entries(scorecard.providers)
    .map(([provider, count]) => `${provider} ${count}`)
    .join(', ');
  return (
    <Text size="xs" c="dimmed">
      {t('speed', { ms: Math.round(scorecard.medianRunMs), providers })}
    </Text>
  );
}

/** What people did with a model's proposals: the only judgement that counts. */
export function ScorecardPanel({
  modelVersionId,
  projectId,
  task,
}: {
  modelVersionId: EntityId<'modelVersion'>;
  projectId: EntityId<'project'>;
  task: ModelCard['task'];
}) {
  const t = useTranslations('models');
  const toText = useHelpText();
  const project = useApiQuery(getProjectContract, { params: { projectId } });
  const scorecard = useApiQuery(getScorecardContract, { params: { modelVersionId } });
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h5" mb="sm">
        {t('scorecard')}
      </Title>
      <QueryView query={scorecard}>
        {(data) =>
          data.annotations + data.blind.annotations === 0 ? (
            <Text size="sm" c="dimmed">
              {t('noScorecard')}
            </Text>
          ) : (
            <Stack>
              <HelpPausedAlert scorecard={data} projectId={projectId} />
              <Verdict counts={data.counts} annotations={data.annotations} />
              <EditBar counts={data.counts} />
              <ScorecardSides
                shown={data}
                blind={data.blind}
                task={task}
                hasBlindTasks={project.data?.blindPercent !== 0}
              />
              <Text size="sm">{toText(data.measured)}</Text>
              <ByClass scorecard={data} projectId={projectId} />
              <Speed scorecard={data} />
            </Stack>
          )
        }
      </QueryView>
    </Card>
  );
}
