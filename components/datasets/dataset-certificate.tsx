'use client';

import { Button, Card, Code, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';
import { SPLITS } from './split-shares';

/** What the version vouches for: its content by hash, its splits, where its labels come from. */
export function DatasetCertificate({ version }: { version: DatasetVersionView }) {
  const t = useTranslations('datasets');
  const common = useTranslations('common');
  const format = useFormatter();
  const sources = Object.entries(version.statistics.sources);
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h5" mb="sm">
        {t('certificate')}
      </Title>
      <Stack gap={10}>
        <div>
          <Group justify="space-between" mb={4}>
            <Text size="sm" c="dimmed">
              {t('contentHash')}
            </Text>
            <CopyButton value={version.contentHash}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="subtle" onClick={copy}>
                  {copied ? common('copied') : common('copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {version.contentHash}
          </Code>
          <Text size="xs" c="dimmed" mt={4}>
            {t('contentHashHint')}
          </Text>
        </div>
        <div>
          <Text size="sm">
            {SPLITS.map(
              (split) =>
                `${t(`split_${split}`)} ${format.number(version.splits[split], { style: 'percent', maximumFractionDigits: 1 })}`,
            ).join(' · ')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('splitsHint')}
          </Text>
        </div>
        {sources.map(([source, count]) => (
          <Group key={source} justify="space-between">
            <Text size="sm">{t.has(`source_${source}`) ? t(`source_${source}`) : source}</Text>
            <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {format.number(count)}
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
