'use client';

import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { ClassBadge } from '../ui/class-badge';
import { LinkButton } from '../ui/link-button';

const BADGES_MAX = 24;

/** What is asked of an item, in short, with the way to change it. */
export function LabelSchemaCard({ project }: { project: ProjectView }) {
  const t = useTranslations('label-schema');
  const { classes, regions, choice, attributes = [] } = project.labelSchema;
  const offered = classes.filter(({ isDeleted }) => !isDeleted);
  const asked = [
    ...regions.map((kind) => t(`kind_${kind}`)),
    ...(choice === 'none' ? [] : [t(`choice_${choice}`)]),
    ...(attributes.length === 0 ? [] : [t('attributeCount', { count: attributes.length })]),
  ];
  return (
    <Card withBorder padding="lg">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Stack gap={2}>
            <Title order={2} size="h5">
              {t('title')}
            </Title>
            <Text size="sm" c="dimmed">
              {asked.join(' · ')}
            </Text>
          </Stack>
          <LinkButton
            href={`/projects/${project.id}/settings/label-schema`}
            variant="default"
            style={{ flexShrink: 0 }}
          >
            {t('edit')}
          </LinkButton>
        </Group>
        <Group gap={6}>
          {offered.slice(0, BADGES_MAX).map((labelClass) => (
            <ClassBadge key={labelClass.id} labelClass={labelClass} />
          ))}
          {offered.length > BADGES_MAX && (
            <Text size="sm" c="dimmed">
              {t('moreClasses', { count: offered.length - BADGES_MAX })}
            </Text>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
