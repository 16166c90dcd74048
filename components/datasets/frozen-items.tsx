'use client';

import { SegmentedControl, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { DatasetVersionView, Split } from '@/core/contracts/freeze-dataset-version.contract';
import { listDatasetItemsContract } from '@/core/contracts/list-dataset-items.contract';
import { api } from '../api/use-api';
import { LoadMoreButton } from '../ui/load-more-button';
import { MarkedText } from '../ui/marked-text';
import { ProblemAlert } from '../ui/problem-alert';
import { type ClassById, FrozenLabel, FrozenPicture, type FrozenRow } from './frozen-picture';
import { SPLITS } from './split-shares';

const PAGE_SIZE = 40;

function Texts({ rows, classById }: { rows: readonly FrozenRow[]; classById: ClassById }) {
  const t = useTranslations('datasets');
  return (
    <Table verticalSpacing="sm">
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.item.id}>
            <Table.Td>
              <Text size="sm" lineClamp={2} dir="auto">
                <MarkedText
                  text={row.item.text ?? ''}
                  regions={row.answer.regions}
                  classById={classById}
                />
              </Text>
            </Table.Td>
            <Table.Td w={200}>
              <FrozenLabel row={row} classById={classById} />
            </Table.Td>
            <Table.Td w={90}>
              <Text size="xs" c="dimmed">
                {t(`split_${row.split}`)}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function useFrozenItems(datasetVersionId: DatasetVersionView['id'], split: Split | 'all') {
  return useInfiniteQuery({
    queryKey: [listDatasetItemsContract.id, datasetVersionId, split],
    queryFn: ({ pageParam, signal }) =>
      api.call(listDatasetItemsContract, {
        params: { datasetVersionId },
        query: {
          limit: PAGE_SIZE,
          ...(pageParam === null ? {} : { cursor: pageParam }),
          ...(split === 'all' ? {} : { split }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** The frozen items with their labels, by split, page by page. */
export function FrozenItems({ version }: { version: DatasetVersionView }) {
  const t = useTranslations('datasets');
  const [split, setSplit] = useState<Split | 'all'>('all');
  const items = useFrozenItems(version.id, split);
  const classById = useMemo(
    () => new Map(version.labelSchema.classes.map((labelClass) => [labelClass.id, labelClass])),
    [version],
  );
  if (items.error !== null) {
    return <ProblemAlert error={items.error} onRetry={() => void items.refetch()} />;
  }
  const rows = items.data?.pages.flatMap((page) => page.rows) ?? [];
  const { itemsBySplit } = version.statistics;
  return (
    <Stack>
      <SegmentedControl
        aria-label={t('filterSplit')}
        style={{ alignSelf: 'flex-start' }}
        value={split}
        onChange={(value) => setSplit(value as Split | 'all')}
        data={[
          { value: 'all', label: `${t('split_all')} ${version.statistics.items}` },
          ...SPLITS.map((value) => ({
            value,
            label: `${t(`split_${value}`)} ${itemsBySplit[value] ?? 0}`,
          })),
        ]}
      />
      {version.kind === 'image' ? (
        <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }}>
          {rows.map((row) => (
            <FrozenPicture key={row.item.id} row={row} classById={classById} />
          ))}
        </SimpleGrid>
      ) : (
        <Texts rows={rows} classById={classById} />
      )}
      {items.isSuccess && rows.length === 0 && <Text c="dimmed">{t('noneInSplit')}</Text>}
      <LoadMoreButton query={items} />
    </Stack>
  );
}
