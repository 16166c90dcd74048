'use client';

import {
  Badge,
  Button,
  Card,
  Group,
  Image,
  SimpleGrid,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPhoto, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { listItemsContract } from '@/core/contracts/list-items.contract';
import type { EntityId } from '@/core/ids';
import type { ProjectKind } from '@/core/label-schema/label-schema';
import { api } from '../api/use-api';
import { EmptyState } from '../ui/empty-state';
import { LoadMoreButton } from '../ui/load-more-button';
import { ProblemAlert } from '../ui/problem-alert';

type Row = z.output<(typeof listItemsContract)['response']>['rows'][number];

const STATE_COLORS = {
  open: 'gray',
  completed: 'blue',
  disputed: 'orange',
  resolved: 'green',
} as const;

function StateBadge({ row }: { row: Row }) {
  const t = useTranslations('data');
  return (
    <Badge size="sm" variant="light" color={STATE_COLORS[row.taskState]}>
      {t(`task_${row.taskState}`)} · {row.annotationCount}
    </Badge>
  );
}

function Pictures({ rows }: { rows: Row[] }) {
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }}>
      {rows.map((row) => (
        <Card key={row.id} withBorder padding={0}>
          <Image src={row.thumbnailUrl ?? ''} alt={row.name} h={130} fit="cover" loading="lazy" />
          <Stack gap={4} p="xs">
            <Text size="xs" truncate title={row.name}>
              {row.name}
            </Text>
            <StateBadge row={row} />
          </Stack>
        </Card>
      ))}
    </SimpleGrid>
  );
}

function Texts({ rows }: { rows: Row[] }) {
  return (
    <Table verticalSpacing="sm">
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td w={140}>
              <Text size="xs" c="dimmed" truncate>
                {row.name}
              </Text>
            </Table.Td>
            <Table.Td>
              <Text size="sm" lineClamp={2} dir="auto">
                {row.text}
              </Text>
            </Table.Td>
            <Table.Td w={150} ta="right">
              <StateBadge row={row} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The items page by page, with the state of each one's task. */
export function ItemGrid({
  projectId,
  kind,
  onImport,
}: {
  projectId: EntityId<'project'>;
  kind: ProjectKind;
  onImport: () => void;
}) {
  const t = useTranslations('data');
  const common = useTranslations('common');
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search, 250);
  const items = useInfiniteQuery({
    queryKey: [listItemsContract.id, projectId, wanted],
    queryFn: ({ pageParam, signal }) =>
      api.call(listItemsContract, {
        params: { projectId },
        query: {
          limit: 60,
          ...(pageParam === null ? {} : { cursor: pageParam }),
          ...(wanted === '' ? {} : { search: wanted }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (items.error !== null) {
    return <ProblemAlert error={items.error} onRetry={() => void items.refetch()} />;
  }
  const rows = items.data?.pages.flatMap((page) => page.rows) ?? [];
  if (items.isSuccess && rows.length === 0 && wanted === '') {
    return (
      <EmptyState
        icon={<IconPhoto />}
        title={t('noItemsTitle')}
        action={<Button onClick={onImport}>{t('import')}</Button>}
      >
        {t('noItemsText')}
      </EmptyState>
    );
  }
  return (
    <Stack>
      <Group>
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          w={280}
        />
      </Group>
      {kind === 'image' ? <Pictures rows={rows} /> : <Texts rows={rows} />}
      {items.isSuccess && rows.length === 0 && <Text c="dimmed">{common('nothingFound')}</Text>}
      <LoadMoreButton query={items} />
    </Stack>
  );
}
