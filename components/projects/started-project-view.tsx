'use client';

import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { StartedProject } from './use-start-project';

/** What the sheet has made: the links to send, and the way on. */
export function StartedProjectView({
  started,
  onClose,
}: {
  started: StartedProject;
  onClose: () => void;
}) {
  const t = useTranslations('project-sheet');
  const router = useRouter();
  const { projectId, invites } = started;
  const all = invites.map(({ email, url }) => `${email}\t${url}`).join('\n');
  return (
    <Stack gap="md">
      <Text size="sm">{t('importing')}</Text>
      {invites.length > 0 && (
        <>
          <Text size="sm">{t('links', { count: invites.length })}</Text>
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {all}
          </Code>
        </>
      )}
      <Group justify="flex-end">
        {invites.length > 0 && (
          <CopyButton value={all}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('copied') : t('copyLinks')}
              </Button>
            )}
          </CopyButton>
        )}
        <Button
          data-autofocus
          onClick={() => {
            onClose();
            router.push(`/projects/${projectId}`);
          }}
        >
          {t('open')}
        </Button>
      </Group>
    </Stack>
  );
}
