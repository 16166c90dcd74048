'use client';

import {
  Badge,
  Card,
  Code,
  Collapse,
  Group,
  Progress,
  Stack,
  Table,
  Text,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { ImportView } from '@/core/contracts/create-import.contract';
import { listImportsContract } from '@/core/contracts/list-imports.contract';
import { listItemsContract } from '@/core/contracts/list-items.contract';
import type { EntityId } from '@/core/ids';
import { useApiQuery } from '../api/use-api';
import { QueryView } from '../ui/query-view';

const POLL_MS = 1_000;

function isLive({ state }: ImportView): boolean {
  return state === 'received' || state === 'processing';
}

function Rejections({ rejections }: { rejections: ImportView['rejections'] }) {
  const t = useTranslations('data');
  return (
    <Table.ScrollContainer minWidth={420} mah={320}>
      <Table fz="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('file')}</Table.Th>
            <Table.Th>{t('line')}</Table.Th>
            <Table.Th>{t('reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rejections.map((rejection) => (
            <Table.Tr key={`${rejection.name} ${rejection.line} ${rejection.code}`}>
              <Table.Td>{rejection.name}</Table.Td>
              <Table.Td>{rejection.line ?? '–'}</Table.Td>
              <Table.Td>
                {rejection.reason} <Code>{rejection.code}</Code>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function ImportRow({ view }: { view: ImportView }) {
  const t = useTranslations('data');
  const format = useFormatter();
  const [isOpen, { toggle }] = useDisclosure(false);
  const { imported, duplicates, rejected, found } = view.counts;
  const done = imported + duplicates + rejected;
  return (
    <Card withBorder padding="md">
      <Group justify="space-between">
        <Group gap="sm">
          <Badge
            variant="light"
            color={view.state === 'failed' ? 'red' : isLive(view) ? 'blue' : 'green'}
          >
            {t(`state_${view.state}`)}
          </Badge>
          <Text size="sm">{format.dateTime(new Date(view.createdAt), 'full')}</Text>
        </Group>
        <Text size="sm" role={isLive(view) ? 'status' : undefined}>
          {t('counts', { imported, duplicates, rejected })}
        </Text>
      </Group>
      {isLive(view) && (
        <Progress
          mt="sm"
          animated
          value={found === 0 ? 100 : (done / found) * 100}
          aria-label={t('processing')}
        />
      )}
      {view.failure !== null && (
        <Text c="red" size="sm" mt="xs">
          {view.failure}
        </Text>
      )}
      {view.rejections.length > 0 && (
        <>
          <UnstyledButton onClick={toggle} mt="xs" fz="sm" td="underline" aria-expanded={isOpen}>
            {t('showRejections', { count: view.rejections.length })}
          </UnstyledButton>
          <Collapse expanded={isOpen}>
            <Rejections rejections={view.rejections} />
          </Collapse>
        </>
      )}
    </Card>
  );
}

/** Imports with their progress and what was refused and why; live ones are read every second. */
export function ImportList({
  projectId,
  isOnlyLive = false,
}: {
  projectId: EntityId<'project'>;
  isOnlyLive?: boolean;
}) {
  const t = useTranslations('data');
  const cache = useQueryClient();
  const imports = useApiQuery(
    listImportsContract,
    { params: { projectId } },
    { refetchInterval: ({ state }) => (state.data?.imports.some(isLive) ? POLL_MS : false) },
  );
  const imported = imports.data?.imports.reduce((sum, { counts }) => sum + counts.imported, 0) ?? 0;
  useEffect(() => {
    // new items appear when the count moves
    if (imported > 0) void cache.invalidateQueries({ queryKey: [listItemsContract.id] });
  }, [cache, imported]);
  if (isOnlyLive) {
    const live = imports.data?.imports.filter(isLive) ?? [];
    return live.length === 0 ? null : (
      <Stack mb="md">
        {live.map((view) => (
          <ImportRow key={view.id} view={view} />
        ))}
      </Stack>
    );
  }
  return (
    <QueryView query={imports}>
      {(data) => (
        <Stack>
          {data.imports.length === 0 && <Text c="dimmed">{t('noImports')}</Text>}
          {data.imports.map((view) => (
            <ImportRow key={view.id} view={view} />
          ))}
        </Stack>
      )}
    </QueryView>
  );
}
