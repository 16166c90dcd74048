'use client';

import { CloseButton, Group, List, Paper, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useTranslations } from 'next-intl';

/** Three steps for somebody who labels for the first time; gone for good once closed. */
export function FirstHint({ hasModel, isText }: { hasModel: boolean; isText: boolean }) {
  const t = useTranslations('workbench');
  const text = useTranslations('text-work');
  const [isSeen, setIsSeen] = useLocalStorage({
    key: isText ? 'concord-first-text-hint-seen' : 'concord-first-hint-seen',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  if (isSeen) return null;
  return (
    <Paper withBorder p="sm" role="note">
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Text fw={600} size="sm">
          {t('hintTitle')}
        </Text>
        <CloseButton size="sm" aria-label={t('hintClose')} onClick={() => setIsSeen(true)} />
      </Group>
      <List type="ordered" size="sm" spacing={4}>
        <List.Item>
          {isText ? text('hintMark') : hasModel ? t('hintModel') : t('hintDraw')}
        </List.Item>
        <List.Item>{isText ? text('hintClass') : t('hintClass')}</List.Item>
        <List.Item>{t('hintSubmit')}</List.Item>
      </List>
    </Paper>
  );
}
