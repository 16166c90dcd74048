'use client';

import { Button, Popover, Stack, Text } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { EntityId } from '@/core/ids';
import styles from './comments.module.css';
import { OlderCommentsButton } from './older-comments-button';
import { useOpenThreads } from './use-comments';

/** How many threads of the project still want an answer, and the way to each of them. */
export function OpenCommentsButton({ projectId }: { projectId: EntityId<'project'> }) {
  const t = useTranslations('comments');
  const { threads, pages } = useOpenThreads(projectId);
  if (threads.length === 0) return null;
  return (
    <Popover position="bottom-end" shadow="md" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconMessage size={14} />}>
          {t(pages.hasNextPage ? 'unresolvedMore' : 'unresolved', { count: threads.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Stack gap="sm">
          <OlderCommentsButton pages={pages} />
          {threads.map(({ id, taskId, itemName, annotatorName, comments }) => (
            <Link key={id} href={`/projects/${projectId}/review/${taskId}`} className={styles.jump}>
              <Text size="xs" c="dimmed" truncate>
                {itemName} · {annotatorName}
              </Text>
              <Text size="sm" lineClamp={2}>
                {comments.at(-1)?.body}
              </Text>
            </Link>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
