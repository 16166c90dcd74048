'use client';

import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ModelVersionView } from '@/core/contracts/create-model.contract';
import { headlineMetrics } from './describe-metrics';
import { formatBytes } from './format-bytes';
import { RetireButton } from './retire-button';
import { PreLabelsBadge, StageBadge } from './stage-badge';
import { useMetricName } from './use-metric-name';
import { usePutToUse } from './use-put-to-use';

function Actions({ version, isInUse }: { version: ModelVersionView; isInUse: boolean }) {
  const t = useTranslations('models');
  const putToUse = usePutToUse();
  if (version.stage === 'retired') return null;
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <Button
        size="xs"
        variant={isInUse ? 'subtle' : 'light'}
        loading={putToUse.isPending}
        onClick={() => putToUse.mutate({ version, isWanted: !isInUse })}
      >
        {isInUse ? t('stopPreLabelling') : t('useForPreLabelling')}
      </Button>
      <RetireButton version={version} size="xs" />
    </Group>
  );
}

/** One version in the registry: stage, how good, how large, and the way to put it to use. */
export function ModelVersionRow({
  version,
  isInUse,
  isPaused,
}: {
  version: ModelVersionView;
  isInUse: boolean;
  /** It is in use, and its proposals are paused. */
  isPaused: boolean;
}) {
  const t = useTranslations('models');
  const format = useFormatter();
  const toName = useMetricName();
  return (
    <Table.Tr>
      <Table.Td w="13%">
        <Anchor
          component={Link}
          href={`/projects/${version.projectId}/models/${version.id}`}
          fw={600}
          size="sm"
        >
          {t('versionNumber', { version: version.version })}
        </Anchor>
        <Text size="xs" c="dimmed">
          {format.dateTime(new Date(version.createdAt), 'short')}
        </Text>
      </Table.Td>
      <Table.Td w="20%">
        <Group gap={6}>
          <StageBadge stage={version.stage} />
          {isInUse && <PreLabelsBadge isPaused={isPaused} />}
        </Group>
      </Table.Td>
      <Table.Td>
        <Group gap="md">
          {headlineMetrics(version.metrics).map(({ key, name, split, value }) => (
            <Text key={key} size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
              <Text span c="dimmed" size="xs">
                {toName(name)} ({t(`split_${split}`)}){' '}
              </Text>
              {format.number(value, { style: 'percent', maximumFractionDigits: 1 })}
            </Text>
          ))}
          {headlineMetrics(version.metrics).length === 0 && (
            <Text size="sm" c="dimmed">
              {t('notMeasured')}
            </Text>
          )}
        </Group>
      </Table.Td>
      <Table.Td w="9%" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {formatBytes(version.sizeBytes, (value) => format.number(value))}
      </Table.Td>
      <Table.Td w="27%">
        <Actions version={version} isInUse={isInUse} />
      </Table.Td>
    </Table.Tr>
  );
}
