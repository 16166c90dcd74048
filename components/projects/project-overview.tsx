'use client';

import { BarChart } from '@mantine/charts';
import {
  Alert,
  Progress as Bar,
  Button,
  Card,
  Group,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { getProgressContract } from '@/core/contracts/get-progress.contract';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { placesFor } from '../shell/project-places';
import { Markdown } from '../ui/markdown';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';
import { DeleteProjectButton } from './delete-project-button';
import { LoopRing } from './loop-ring';
import { nextStep, type Progress } from './next-step';

const REFRESH_MS = 5_000;

function NextStepCard({ project, progress }: { project: ProjectView; progress: Progress }) {
  const t = useTranslations('projects');
  const step = nextStep(progress, project.role);
  const isFirst = step.key === 'label' && progress.own.annotations === 0 && project.isDemo;
  const hint = t(`next_${step.key}Hint`, {
    open: progress.tasks.open,
    count: step.key === 'review' ? progress.consensus.disputed : progress.consensus.resolved,
    name: progress.latestDatasetVersion?.name ?? '',
  });
  return (
    <Card withBorder padding="lg">
      <Group justify="space-between">
        <Text>{hint}</Text>
        {step.path !== '' && (
          <Button component={Link} href={`/projects/${project.id}${step.path}`} size="md">
            {isFirst && project.kind === 'image' ? t('next_labelFirst') : t(`next_${step.key}`)}
          </Button>
        )}
      </Group>
      {progress.annotationsWanted > 0 && (
        <Bar
          mt="md"
          value={(progress.annotations / progress.annotationsWanted) * 100}
          aria-label={t('progress')}
        />
      )}
    </Card>
  );
}

function Figure({ title, value, hint }: { title: string; value: string; hint: string }) {
  return (
    <Card withBorder padding="md">
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <Text size="xl" fw={650} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Text>
      <Text size="xs" c="dimmed">
        {hint}
      </Text>
    </Card>
  );
}

function Figures({ progress }: { progress: Progress }) {
  const t = useTranslations('projects');
  const format = useFormatter();
  const seconds = progress.medianDurationMs === null ? null : progress.medianDurationMs / 1000;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }}>
      <Figure
        title={t('statAnnotations')}
        value={format.number(progress.annotations)}
        hint={t('statAnnotationsHint', { wanted: progress.annotationsWanted })}
      />
      <Figure
        title={t('statMedian')}
        value={
          seconds === null
            ? '–'
            : t('seconds', { seconds: format.number(seconds, { maximumFractionDigits: 0 }) })
        }
        hint={t('statMedianHint')}
      />
      <Figure
        title={t('statSkips')}
        value={format.number(progress.skips)}
        hint={t('statSkipsHint')}
      />
      <Figure
        title={t('statPreLabelled')}
        value={format.number(progress.preLabelled)}
        hint={t('statPreLabelledHint')}
      />
      <Figure
        title={t('statOwn')}
        value={format.number(progress.own.annotations)}
        hint={t('statOwnHint', { today: progress.own.today })}
      />
    </SimpleGrid>
  );
}

function OverviewContent({ project, progress }: { project: ProjectView; progress: Progress }) {
  const t = useTranslations('projects');
  const reachable = new Set<string>(placesFor(project.role).map(({ path }) => path));
  const step = nextStep(progress, project.role);
  return (
    <Stack gap="lg">
      {project.isDemo && (
        <Alert variant="light">
          <Group justify="space-between">
            <Text size="sm" maw={720}>
              {t('demoNote')}
            </Text>
            <DeleteProjectButton project={project} label={t('deleteDemo')} />
          </Group>
        </Alert>
      )}
      <LoopRing
        projectId={project.id}
        progress={progress}
        attentionPath={step.path}
        reachable={reachable}
      />
      <NextStepCard project={project} progress={progress} />
      <Figures progress={progress} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Card withBorder padding="lg">
          <Title order={2} size="h5" mb="md">
            {t('byDay')}
          </Title>
          <BarChart
            h={200}
            data={progress.byDay.map(({ day, annotations }) => ({
              day: day.slice(5),
              annotations,
            }))}
            dataKey="day"
            series={[{ name: 'annotations', label: t('statAnnotations'), color: 'petrol.7' }]}
            withLegend={false}
          />
        </Card>
        <Card withBorder padding="lg">
          <Title order={2} size="h5" mb="md">
            {t('guide')}
          </Title>
          {project.guide === '' ? (
            <Text size="sm" c="dimmed">
              {t('noGuide')}
            </Text>
          ) : (
            <Markdown text={project.guide} />
          )}
        </Card>
      </SimpleGrid>
    </Stack>
  );
}

/** The signature page: where the project stands in the loop and what to do next. */
export function ProjectOverview({ projectId }: { projectId: EntityId<'project'> }) {
  const params = { projectId };
  const project = useApiQuery(getProjectContract, { params });
  const progress = useApiQuery(getProgressContract, { params }, { refetchInterval: REFRESH_MS });
  return (
    <QueryView query={project}>
      {(view) => (
        <>
          <PageHeader title={view.name} description={view.description} />
          <QueryView query={progress}>
            {(numbers) => <OverviewContent project={view} progress={numbers} />}
          </QueryView>
        </>
      )}
    </QueryView>
  );
}
