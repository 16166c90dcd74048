'use client';

import { Card, Code, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { listAuditEventsContract } from '@/core/contracts/list-audit-events.contract';
import { api } from '../api/use-api';
import { LoadMoreButton } from '../ui/load-more-button';
import { ProblemAlert } from '../ui/problem-alert';

const PAGE_SIZE = 50;

/** Who did what and when, newest first, page by page. */
export function AuditLog() {
  const t = useTranslations('admin');
  const format = useFormatter();
  const events = useInfiniteQuery({
    queryKey: [listAuditEventsContract.id],
    queryFn: ({ pageParam, signal }) =>
      api.call(listAuditEventsContract, {
        query: { limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (events.error !== null) {
    return <ProblemAlert error={events.error} onRetry={() => void events.refetch()} />;
  }
  if (events.data === undefined) return <Skeleton height={240} />;
  const rows = events.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Text c="dimmed">{t('noEvents')}</Text>;
  return (
    <Stack>
      <Card withBorder padding={0}>
        <Table.ScrollContainer type="native" minWidth={620}>
          <Table verticalSpacing={6} horizontalSpacing="md" fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('when')}</Table.Th>
                <Table.Th>{t('who')}</Table.Th>
                <Table.Th>{t('what')}</Table.Th>
                <Table.Th>{t('object')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td style={{ fontVariantNumeric: 'tabular-nums' }}>
                    {format.dateTime(new Date(row.at), 'full')}
                  </Table.Td>
                  <Table.Td>{row.actorName ?? t('system')}</Table.Td>
                  <Table.Td>
                    <Code>{row.event}</Code>
                  </Table.Td>
                  <Table.Td>
                    <Text size="xs" ff="monospace" c="dimmed">
                      {row.objectId ?? row.projectId ?? ''}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Card>
      <LoadMoreButton query={events} />
    </Stack>
  );
}
