'use client';

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { UnsentWork } from '../workbench/session/unsent-work';

/** Asks before a person leaves unsent work behind, and sends it if that is wanted. */
export function SignOutDialog({
  work,
  count,
  onLeave,
  onClose,
}: {
  work: UnsentWork;
  /** How many answers and comments wait. */
  count: number;
  onLeave: () => Promise<void>;
  onClose: () => void;
}) {
  const t = useTranslations('common');
  const [left, setLeft] = useState(count);
  const [isSending, setIsSending] = useState(false);
  const [hasTried, setHasTried] = useState(false);
  async function send() {
    setIsSending(true);
    await work.send();
    const still = await work.count();
    setLeft(still);
    setIsSending(false);
    setHasTried(true);
    if (still === 0) await onLeave();
  }
  return (
    <Modal opened onClose={onClose} title={t('signOutTitle')}>
      <Stack data-testid="sign-out-dialog">
        <Text size="sm">{t('unsentWork', { count: left })}</Text>
        <Text size="sm">{t('signOutHint')}</Text>
        {hasTried && left > 0 && (
          <Text size="sm" c="red" role="alert">
            {t('sendFailed')}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="light" color="red" onClick={() => void onLeave()}>
            {t('signOutAnyway')}
          </Button>
          <Button onClick={() => void send()} loading={isSending} data-autofocus>
            {t('sendNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
