'use client';

import { Anchor, Card, Code, Group, Text } from '@mantine/core';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';
import { ClassBars } from './class-bars';

export const HASH_CHARS = 12;
const CLASS_ROWS = 6;

/** One version in the timeline: when, how much of what, and the start of its hash. */
export function DatasetVersionCard({ version }: { version: DatasetVersionView }) {
  const t = useTranslations('datasets');
  const format = useFormatter();
  const { items, regions } = version.statistics;
  return (
    <Card withBorder padding="md">
      <Group justify="space-between" mb="sm">
        <Group gap="sm" align="baseline">
          <Anchor
            component={Link}
            href={`/projects/${version.projectId}/datasets/${version.id}`}
            fw={600}
            size="lg"
          >
            {version.name}
          </Anchor>
          <Text size="sm" c="dimmed">
            {format.dateTime(new Date(version.createdAt), 'full')}
          </Text>
        </Group>
        <Group gap="sm">
          <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {t('itemCount', { count: items })}
            {regions > 0 && ` · ${t('regionCount', { count: regions })}`}
          </Text>
          <Code title={version.contentHash}>{version.contentHash.slice(0, HASH_CHARS)}</Code>
        </Group>
      </Group>
      <ClassBars version={version} rowsMax={CLASS_ROWS} />
    </Card>
  );
}
