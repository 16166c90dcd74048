'use client';

import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { UnsentState, UnsentWork } from '../workbench/session/unsent-work';

/** Says that work done in this browser could not be sent: nothing most of the time. */
export function UnsentNotice({ state, work }: { state: UnsentState; work: UnsentWork | null }) {
  const t = useTranslations('common');
  if (work === null || !state.hasFailed || state.count === 0) return null;
  return (
    <Alert color="yellow" py={6} mb="md" role="status" data-testid="unsent-notice">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t('unsentWork', { count: state.count })}</Text>
        <Button size="compact-sm" variant="light" onClick={() => void work.send()}>
          {t('sendNow')}
        </Button>
      </Group>
    </Alert>
  );
}
