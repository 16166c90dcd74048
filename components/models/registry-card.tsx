'use client';

import { Badge, Button, Card, Group, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { ModelView } from '@/core/contracts/create-model.contract';
import { ModelVersionRow } from './model-version-row';

/** One model of the registry with its versions, newest first; retired ones on demand. */
export function RegistryCard({
  model,
  preLabelModelVersionId,
  isPreLabellingPaused,
}: {
  model: ModelView;
  preLabelModelVersionId: string | null;
  isPreLabellingPaused: boolean;
}) {
  const t = useTranslations('models');
  const [hasRetired, { toggle }] = useDisclosure(false);
  const versions = [...model.versions].sort((a, b) => b.version - a.version);
  const retired = versions.filter(({ stage }) => stage === 'retired').length;
  const task = versions[0]?.card.task;
  return (
    <Card withBorder padding="lg">
      <Group justify="space-between" mb="xs">
        <Group gap="sm">
          <Title order={3} size="h5">
            {model.name}
          </Title>
          {task !== undefined && (
            <Badge variant="default" tt="none">
              {t(`task_${task}`)}
            </Badge>
          )}
        </Group>
        {retired > 0 && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={toggle}>
            {hasRetired ? t('hideRetired') : t('showRetired', { count: retired })}
          </Button>
        )}
      </Group>
      {model.description !== '' && (
        <Text size="sm" c="dimmed" mb="xs">
          {model.description}
        </Text>
      )}
      {versions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noVersions')}
        </Text>
      ) : (
        <Table.ScrollContainer type="native" minWidth={760}>
          <Table verticalSpacing="xs" layout="fixed">
            <Table.Tbody>
              {versions
                .filter(({ stage }) => hasRetired || stage !== 'retired')
                .map((version) => (
                  <ModelVersionRow
                    key={version.id}
                    version={version}
                    isInUse={version.id === preLabelModelVersionId}
                    isPaused={isPreLabellingPaused}
                  />
                ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}
