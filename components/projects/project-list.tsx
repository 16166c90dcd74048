'use client';

import {
  Alert,
  Anchor,
  Badge,
  Button,
  Card,
  Group,
  Progress,
  SimpleGrid,
  Stack,
  Text,
} from '@mantine/core';
import { IconFolders, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { getMeContract } from '@/core/contracts/get-me.contract';
import {
  listProjectsContract,
  type ProjectSummarySchema,
} from '@/core/contracts/list-projects.contract';
import { useApiQuery } from '../api/use-api';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';
import { QueryView } from '../ui/query-view';

type ProjectSummary = z.infer<typeof ProjectSummarySchema>;

function canLabel(project: ProjectSummary): boolean {
  return project.role !== 'engineer' && project.taskCounts.open > 0;
}

function ProjectCard({ project }: { project: ProjectSummary }) {
  const t = useTranslations('projects');
  const common = useTranslations('common');
  const { open, completed } = project.taskCounts;
  const total = open + completed;
  const share = total === 0 ? 0 : (completed / total) * 100;
  const href = `/projects/${project.id}`;
  return (
    <Card withBorder padding="lg" component="article">
      <Stack gap="sm" h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Anchor component={Link} href={href} c="inherit" fw={600}>
            {project.name}
          </Anchor>
          <Group gap={6} wrap="nowrap">
            {project.isDemo && (
              <Badge variant="light" flex="none">
                {common('demo')}
              </Badge>
            )}
            <Badge variant="default" flex="none">
              {t(`kind_${project.kind}`)}
            </Badge>
          </Group>
        </Group>
        <Text size="sm" c="dimmed" lineClamp={2} flex={1}>
          {project.description}
        </Text>
        <Progress value={share} aria-label={t('progress')} />
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {t('progressText', { completed, total, disputed: project.taskCounts.disputed })}
        </Text>
        <Group gap="xs">
          {canLabel(project) && (
            <Button component={Link} href={`${href}/label`} size="sm">
              {project.ownAnnotationCount === 0 ? t('startLabelling') : t('goOnLabelling')}
            </Button>
          )}
          <Button component={Link} href={href} size="sm" variant="default">
            {common('overview')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

/** Every project the person may see, the work first. */
export function ProjectList() {
  const t = useTranslations('projects');
  const projects = useApiQuery(listProjectsContract);
  const me = useApiQuery(getMeContract, {}, { staleTime: 60_000 });
  const canCreate =
    me.data?.instanceRole === 'admin' ||
    me.data?.memberships.some(({ role }) => role === 'manager');
  const newProject = canCreate ? (
    <Button component={Link} href="/projects/new" leftSection={<IconPlus size={18} />}>
      {t('newProject')}
    </Button>
  ) : null;
  return (
    <>
      {me.data !== undefined && !me.data.hasPassword && (
        <Alert mb="md" color="yellow" variant="light">
          <Group justify="space-between">
            <Text size="sm">{t('noPasswordYet')}</Text>
            <Button component={Link} href="/account" size="xs" variant="default">
              {t('choosePassword')}
            </Button>
          </Group>
        </Alert>
      )}
      <PageHeader title={t('title')} description={t('description')} action={newProject} />
      <QueryView query={projects}>
        {(data) =>
          data.projects.length === 0 ? (
            <EmptyState icon={<IconFolders />} title={t('noneTitle')} action={newProject}>
              {canCreate ? t('noneCreate') : t('noneWait')}
            </EmptyState>
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
              {data.projects.map((project) => (
                <ProjectCard key={project.id} project={project} />
              ))}
            </SimpleGrid>
          )
        }
      </QueryView>
      <Text size="sm" mt="xl" c="dimmed">
        {t('hint')}
      </Text>
    </>
  );
}
