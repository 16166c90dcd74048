'use client';

import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CommandBlock } from './command-block';
import { useOrigin } from './use-origin';

/** How to connect a worker, when none is. */
export function WorkerHint() {
  const t = useTranslations('models');
  const origin = useOrigin();
  return (
    <Alert icon={<IconPlugConnectedX size={18} />} title={t('noWorker')} variant="light">
      <Stack gap="xs">
        <Text size="sm">
          {t.rich('noWorkerText', {
            link: (text) => (
              <Anchor component={Link} href="/account" inherit underline="always">
                {text}
              </Anchor>
            ),
          })}
        </Text>
        <CommandBlock command={`npm run worker -- --server ${origin} --token TOKEN`} />
      </Stack>
    </Alert>
  );
}
