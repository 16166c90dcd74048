'use client';

import { Table, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { betaInterval } from '@/core/consensus/beta-interval';
import { getDatasetVersionContract } from '@/core/contracts/get-dataset-version.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { isShareMetric, sortMetricNames, splitMetricKey } from './describe-metrics';
import { useMetricName } from './use-metric-name';

const COLUMNS = ['train', 'val', 'test', ''] as const;

/** Figures by split, with the number of items behind each and an interval where one is known. */
export function MetricsTable({
  metrics,
  datasetVersionId,
}: {
  metrics: Readonly<Record<string, number>>;
  datasetVersionId: EntityId<'datasetVersion'> | null;
}) {
  const t = useTranslations('models');
  const format = useFormatter();
  const toName = useMetricName();
  const dataset = useApiQuery(
    getDatasetVersionContract,
    { params: { datasetVersionId: datasetVersionId ?? '' } },
    { enabled: datasetVersionId !== null, staleTime: Number.POSITIVE_INFINITY },
  );
  const itemsBySplit = dataset.data?.statistics.itemsBySplit ?? {};
  const all = Object.entries(metrics).map(([key, value]) => ({ ...splitMetricKey(key), value }));
  const columns = COLUMNS.filter((split) => all.some((metric) => metric.split === split));
  const names = sortMetricNames([...new Set(all.map(({ name }) => name))]);

  function toText(name: string, split: string): ReactNode {
    const value = all.find((metric) => metric.name === name && metric.split === split)?.value;
    if (value === undefined) return '–';
    if (!isShareMetric(name)) return format.number(value, { maximumSignificantDigits: 4 });
    const text = percent(value);
    const items = itemsBySplit[split] ?? 0;
    if (name !== 'accuracy' || items === 0) return text;
    const { low, high } = betaInterval(value * items, items);
    return (
      <>
        {text}
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {percent(low)} – {percent(high)}
        </Text>
      </>
    );
  }
  const percent = (value: number) =>
    format.number(value, { style: 'percent', maximumFractionDigits: 1 });

  return (
    <>
      <Table.ScrollContainer type="native" minWidth={360}>
        <Table verticalSpacing={6} tabularNums>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('figure')}</Table.Th>
              {columns.map((split) => (
                <Table.Th key={split} ta="right">
                  {split === '' ? t('value') : t(`split_${split}`)}
                  {itemsBySplit[split] !== undefined && (
                    <Text size="xs" c="dimmed" fw={400}>
                      {t('units', { count: itemsBySplit[split] })}
                    </Text>
                  )}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {names.map((name) => (
              <Table.Tr key={name}>
                <Table.Td>{toName(name)}</Table.Td>
                {columns.map((split) => (
                  <Table.Td key={split} ta="right">
                    {toText(name, split)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {names.includes('accuracy') && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('intervalHint')}
        </Text>
      )}
    </>
  );
}
