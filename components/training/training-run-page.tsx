'use client';

import {
  Alert,
  Anchor,
  Button,
  Card,
  Code,
  Group,
  Progress,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { cancelTrainingRunContract } from '@/core/contracts/cancel-training-run.contract';
import { getTrainingRunContract } from '@/core/contracts/get-training-run.contract';
import { listTrainingRunsContract } from '@/core/contracts/list-training-runs.contract';
import type { EntityId } from '@/core/ids';
import { useApiMutation, useApiQuery } from '../api/use-api';
import { useShowProblem } from '../api/use-problem-text';
import { MetricsTable } from '../models/metrics-table';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';
import { groupCurves, lastValues } from './group-curves';
import { RunCurves } from './run-curves';
import { RunFacts } from './run-facts';
import { isLiveRun, RunStateBadge } from './run-state-badge';
import { WorkerHint } from './worker-hint';

const POLL_MS = 1_500;

type Run = z.output<(typeof getTrainingRunContract)['response']>;

function RunAction({ run }: { run: Run }) {
  const t = useTranslations('models');
  const showProblem = useShowProblem();
  const cancel = useApiMutation(cancelTrainingRunContract, {
    refresh: [getTrainingRunContract, listTrainingRunsContract],
  });
  if (isLiveRun(run)) {
    return (
      <Button
        variant="default"
        loading={cancel.isPending}
        onClick={() =>
          cancel.mutate({ params: { trainingRunId: run.id } }, { onError: showProblem })
        }
      >
        {t('cancelRun')}
      </Button>
    );
  }
  if (run.modelVersionId === null) return null;
  return (
    <Button component={Link} href={`/projects/${run.projectId}/models/${run.modelVersionId}`}>
      {t('openModel')}
    </Button>
  );
}

function WaitingForWorker({ run }: { run: Run }) {
  const runs = useApiQuery(
    listTrainingRunsContract,
    { params: { projectId: run.projectId } },
    { refetchInterval: POLL_MS * 2 },
  );
  return runs.data?.liveWorkers === 0 ? <WorkerHint /> : null;
}

function StatusText({ run }: { run: Run }) {
  const t = useTranslations('models');
  if (run.state === 'queued' && run.message === '') return t('waiting');
  if (isLiveRun(run)) return run.message;
  if (run.startedAt === null || run.completedAt === null) return null;
  const seconds = Math.round((Date.parse(run.completedAt) - Date.parse(run.startedAt)) / 1000);
  return seconds === 0 ? null : t('took', { seconds });
}

function Status({ run }: { run: Run }) {
  const t = useTranslations('models');
  return (
    <Card withBorder padding="lg">
      <Group gap="sm" mb={isLiveRun(run) ? 'sm' : 0}>
        <RunStateBadge state={run.state} />
        <Text size="sm" role="status">
          <StatusText run={run} />
        </Text>
      </Group>
      {isLiveRun(run) && (
        <Progress
          value={run.progress * 100}
          animated={run.state === 'running'}
          aria-label={t('progress')}
        />
      )}
      {run.failure !== null && (
        <Alert color="red" title={t('failure')} mt="sm">
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {run.failure}
          </Code>
        </Alert>
      )}
    </Card>
  );
}

function Content({ run }: { run: Run }) {
  const t = useTranslations('models');
  const curves = new Set(groupCurves(run.metrics).flatMap(({ names }) => names));
  const figures = Object.fromEntries(
    Object.entries(lastValues(run.metrics)).filter(
      ([name]) => !isLiveRun(run) || !curves.has(name),
    ),
  );
  return (
    <>
      <Anchor component={Link} href={`/projects/${run.projectId}/models`} size="sm">
        {t('allModels')}
      </Anchor>
      <PageHeader
        title={t('runTitle', { model: run.modelName, version: run.datasetVersionName })}
        description={t(`recipe_${run.recipe}`)}
        action={<RunAction run={run} />}
      />
      <Stack gap="lg">
        <Status run={run} />
        {run.state === 'queued' && <WaitingForWorker run={run} />}
        <RunCurves metrics={run.metrics} isLive={isLiveRun(run)} />
        {Object.keys(figures).length > 0 && (
          <Card withBorder padding="lg">
            <Title order={2} size="h5" mb="sm">
              {t('figures')}
            </Title>
            <MetricsTable metrics={figures} datasetVersionId={run.datasetVersionId} />
          </Card>
        )}
        <RunFacts run={run} />
      </Stack>
    </>
  );
}

/** One training run, watched while it lives. */
export function TrainingRunPage({ trainingRunId }: { trainingRunId: EntityId<'trainingRun'> }) {
  const run = useApiQuery(
    getTrainingRunContract,
    { params: { trainingRunId } },
    {
      refetchInterval: ({ state }) =>
        state.data === undefined || isLiveRun(state.data) ? POLL_MS : false,
    },
  );
  return <QueryView query={run}>{(view) => <Content run={view} />}</QueryView>;
}
