'use client';

import { Button, Code, CopyButton, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** A command to copy whole. */
export function CommandBlock({ command }: { command: string }) {
  const common = useTranslations('common');
  return (
    <Group wrap="nowrap" align="flex-start">
      <Code block flex={1} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {command}
      </Code>
      <CopyButton value={command}>
        {({ copied, copy }) => (
          <Button onClick={copy} variant="default" size="xs" style={{ flexShrink: 0 }}>
            {copied ? common('copied') : common('copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
