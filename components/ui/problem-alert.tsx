'use client';

import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useProblemText } from '../api/use-problem-text';

/** What went wrong in place of the content, with a way to try again. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations('common');
  const { title, text, code } = useProblemText()(error);
  return (
    <Alert color="red" title={title} icon={<IconAlertTriangle size={18} />} role="alert">
      {text !== '' && <Text size="sm">{text}</Text>}
      <Group mt="xs" gap="sm">
        {onRetry !== undefined && (
          <Button size="xs" variant="light" color="red" onClick={onRetry}>
            {t('tryAgain')}
          </Button>
        )}
        <Code>{code}</Code>
      </Group>
    </Alert>
  );
}
