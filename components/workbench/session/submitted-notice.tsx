'use client';

import { Anchor, Kbd, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import { useEditorState } from '../use-editor';
import { useSession } from './session-context';

/** A quiet word after submitting, with the way back, until the next item is begun. */
export function SubmittedNotice({ editor }: { editor: Editor }) {
  const t = useTranslations('session');
  const { session, snapshot } = useSession();
  const { canUndo } = useEditorState(editor);
  const { notice, item } = snapshot;
  if (item?.isReopened) {
    return (
      <Text size="sm" c="dimmed" truncate role="status" data-testid="submitted-notice">
        {t('reopened', { name: item.assignment.item.name })}
      </Text>
    );
  }
  if (notice?.kind !== 'submitted' || canUndo || !snapshot.canReopen) return null;
  return (
    <Text size="sm" c="dimmed" truncate role="status" data-testid="submitted-notice">
      {t('submitted', { name: notice.name })} ·{' '}
      <Anchor component="button" size="sm" onClick={() => void session.reopen()}>
        {t('takeBack')}
      </Anchor>{' '}
      <Kbd size="xs">Z</Kbd>
    </Text>
  );
}
