'use client';

import { Card, Group, Text, TextInput, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { DeleteProjectButton } from '../projects/delete-project-button';

/** Deleting a project: cannot be undone, so its name has to be typed. */
export function DangerCard({ project }: { project: ProjectView }) {
  const t = useTranslations('projects');
  const [typed, setTyped] = useState('');
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h5" mb={4}>
        {t('deleteProject')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('deleteProjectHint')}
      </Text>
      <Group align="flex-end">
        <TextInput
          label={t('typeName', { name: project.name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          w={320}
        />
        {typed === project.name && (
          <DeleteProjectButton project={project} label={t('deleteProject')} />
        )}
      </Group>
    </Card>
  );
}
