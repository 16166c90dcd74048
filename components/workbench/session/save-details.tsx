'use client';

import { Button, Group, List, ScrollArea, Stack, Switch, Text } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { excerptOf } from '../../comments/excerpt-of';
import { downloadUnsent } from './download-unsent';
import { useShowProblem } from '../../api/use-problem-text';
import { useSession } from './session-context';

/** What is not on the server yet, and what can be done about it. */
export function SaveDetails() {
  const t = useTranslations('session');
  const format = useFormatter();
  const showProblem = useShowProblem();
  const { session, snapshot } = useSession();
  const [isBusy, setIsBusy] = useState(false);
  const { unsent, unsentComments, unsentCount, item, refused, refusedComments } = snapshot;
  const time = (at: number) => format.dateTime(new Date(at), { timeStyle: 'medium' });
  const run = (work: () => Promise<void>) => {
    setIsBusy(true);
    void work()
      .catch(showProblem)
      .finally(() => setIsBusy(false));
  };
  const hasUnsent = unsentCount + refused.length + refusedComments.length > 0;
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600}>
        {hasUnsent ? t('detailsUnsent', { count: unsentCount }) : t('detailsSaved')}
      </Text>
      {snapshot.savedAt !== null && (
        <Text size="xs" c="dimmed">
          {t('lastSaved', { time: time(snapshot.savedAt) })}
        </Text>
      )}
      {hasUnsent && (
        <>
          <ScrollArea.Autosize mah={220}>
            <List size="sm" spacing={2} aria-label={t('unsentList')}>
              {unsent.map(({ assignmentId, itemName: name = assignmentId, skip, queuedAt }) => (
                <List.Item key={assignmentId}>
                  {skip === undefined ? name : t('unsentSkip', { name })} · {time(queuedAt)}
                </List.Item>
              ))}
              {unsentComments.map(({ idempotencyKey, body, queuedAt }) => (
                <List.Item key={idempotencyKey}>
                  {t('unsentComment', { text: excerptOf(body.body) })} · {time(queuedAt)}
                </List.Item>
              ))}
              {snapshot.isDraftUnsent && item !== null && (
                <List.Item>{t('unsentDraft', { name: item.assignment.item.name })}</List.Item>
              )}
            </List>
          </ScrollArea.Autosize>
          <Group gap="xs">
            <Button
              size="xs"
              loading={isBusy}
              leftSection={<IconRefresh size={14} />}
              onClick={() => run(() => session.sendNow())}
            >
              {t('sendNow')}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} />}
              onClick={() => downloadUnsent(snapshot, session.log?.stored ?? null)}
            >
              {t('download')}
            </Button>
          </Group>
          <Text size="xs" c="dimmed">
            {t('downloadHint')}
          </Text>
        </>
      )}
      <Switch
        size="sm"
        checked={snapshot.isPackLarge}
        disabled={isBusy}
        label={t('holdPack')}
        description={t('holdPackHint', { count: snapshot.packSize })}
        onChange={(event) => {
          const isLarge = event.currentTarget.checked;
          run(() => session.holdPack(isLarge));
        }}
      />
    </Stack>
  );
}
