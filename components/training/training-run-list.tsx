'use client';

import { Anchor, Card, Group, Progress, Stack, Table, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { TrainingRunView } from '@/core/contracts/create-training-run.contract';
import { listTrainingRunsContract } from '@/core/contracts/list-training-runs.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { QueryView } from '../ui/query-view';
import { isLiveRun, RunStateBadge } from './run-state-badge';
import { WorkerHint } from './worker-hint';

const POLL_MS = 3_000;
const POLL_IDLE_MS = 15_000;

function RunRow({ run }: { run: TrainingRunView }) {
  const t = useTranslations('models');
  const format = useFormatter();
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component={Link}
          href={`/projects/${run.projectId}/training/${run.id}`}
          size="sm"
          fw={500}
        >
          {t('runTitle', { model: run.modelName, version: run.datasetVersionName })}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <RunStateBadge state={run.state} />
      </Table.Td>
      <Table.Td w={260}>
        {run.state === 'running' ? (
          <Stack gap={2}>
            <Progress value={run.progress * 100} aria-label={t('progress')} />
            <Text size="xs" c="dimmed" truncate>
              {run.message}
            </Text>
          </Stack>
        ) : (
          <Text size="xs" c="dimmed" lineClamp={2}>
            {run.failure ?? (isLiveRun(run) ? run.message : '')}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{format.dateTime(new Date(run.createdAt), 'full')}</Text>
      </Table.Td>
    </Table.Tr>
  );
}

/** The training runs of a project, newest first, and whether a worker listens. */
export function TrainingRunList({ projectId }: { projectId: EntityId<'project'> }) {
  const t = useTranslations('models');
  const runs = useApiQuery(
    listTrainingRunsContract,
    { params: { projectId } },
    {
      refetchInterval: ({ state }) =>
        state.data?.trainingRuns.some(isLiveRun) ? POLL_MS : POLL_IDLE_MS,
    },
  );
  return (
    <QueryView query={runs}>
      {({ trainingRuns, liveWorkers }) => (
        <Stack>
          <Group justify="space-between">
            <Title order={2} size="h4">
              {t('runs')}
            </Title>
            {liveWorkers > 0 && (
              <Text size="sm" c="dimmed">
                {t('liveWorkers', { count: liveWorkers })}
              </Text>
            )}
          </Group>
          {liveWorkers === 0 && <WorkerHint />}
          {trainingRuns.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('noRuns')}
            </Text>
          ) : (
            <Card withBorder padding={0}>
              <Table.ScrollContainer type="native" minWidth={640}>
                <Table verticalSpacing="sm" horizontalSpacing="md">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('run')}</Table.Th>
                      <Table.Th>{t('state')}</Table.Th>
                      <Table.Th>{t('progress')}</Table.Th>
                      <Table.Th>{t('created')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {trainingRuns.map((run) => (
                      <RunRow key={run.id} run={run} />
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
            </Card>
          )}
        </Stack>
      )}
    </QueryView>
  );
}
