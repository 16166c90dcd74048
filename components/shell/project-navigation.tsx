'use client';

import { Badge, Group, NavLink, ScrollArea, Skeleton, Stack, Text } from '@mantine/core';
import {
  IconBox,
  IconBrain,
  IconChartDots3,
  IconGavel,
  IconPencil,
  IconPhoto,
  IconRefreshDot,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { getProjectContract } from '@/core/contracts/get-project.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { type ProjectPlace, placesFor } from './project-places';

const ICONS: Record<ProjectPlace['key'], typeof IconPhoto> = {
  overview: IconRefreshDot,
  data: IconPhoto,
  label: IconPencil,
  agreement: IconChartDots3,
  review: IconGavel,
  datasets: IconBox,
  models: IconBrain,
  people: IconUsers,
  settings: IconSettings,
};

/** Where one can go inside a project, as far as the role allows. */
export function ProjectNavigation({ projectId }: { projectId: string }) {
  const t = useTranslations('common');
  const pathname = usePathname();
  const project = useApiQuery(getProjectContract, {
    params: { projectId: projectId as EntityId<'project'> },
  });
  if (project.data === undefined) {
    return (
      <Stack gap={8} p={8} aria-busy={project.isPending}>
        {[1, 2, 3, 4, 5, 6].map((row) => (
          <Skeleton key={row} height={24} animate={project.isPending} />
        ))}
      </Stack>
    );
  }
  const base = `/projects/${projectId}`;
  return (
    <ScrollArea>
      <Group gap={6} px={10} py={8} wrap="nowrap">
        <Text fw={600} size="sm" lineClamp={2}>
          {project.data.name}
        </Text>
        {project.data.isDemo && (
          <Badge size="xs" variant="light" style={{ flexShrink: 0 }}>
            {t('demo')}
          </Badge>
        )}
      </Group>
      {placesFor(project.data.role).map((place) => {
        const Icon = ICONS[place.key];
        const href = `${base}${place.path}`;
        const isHere = pathname === href || (place.path !== '' && pathname.startsWith(`${href}/`));
        return (
          <NavLink
            key={place.key}
            component={Link}
            href={href}
            label={t(place.key)}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden="true" />}
            active={isHere}
            aria-current={isHere ? 'page' : undefined}
            variant="light"
            style={{ borderRadius: 8 }}
          />
        );
      })}
    </ScrollArea>
  );
}
