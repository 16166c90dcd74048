'use client';

import { Button, Kbd, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import { shortcutText } from '../keys/shortcut-text';
import { useEditorState } from '../use-editor';

/** What stands in the region list while there are none: how to begin, or to repeat the item before. */
export function NoRegions({ editor }: { editor: Editor }) {
  const t = useTranslations('panels');
  const { previousCount } = useEditorState(editor);
  return (
    <Stack gap="xs" p="xs" align="flex-start">
      <Text size="sm" c="dimmed">
        {editor.text === null ? t('noRegions') : t('noSpans')}
      </Text>
      {editor.text === null && previousCount > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<Kbd size="xs">{shortcutText(editor, 'repeat-previous')}</Kbd>}
          onClick={() => editor.runAction('repeat-previous')}
        >
          {t('repeatPrevious', { count: previousCount })}
        </Button>
      )}
    </Stack>
  );
}
