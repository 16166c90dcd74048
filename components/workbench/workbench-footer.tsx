'use client';

import { Button, Group, Kbd, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import { CandidateNotice } from './candidate-notice';
import { ModelBadge } from './model-badge';
import { shortcutText } from './keys/shortcut-text';
import { ViewMenu } from './stage/view/view-menu';
import { useEditorState, useReadout } from './use-editor';
import type { SessionSnapshot } from './session/session-snapshot';
import { SubmittedNotice } from './session/submitted-notice';
import classes from './workbench.module.css';

function ZoomText({ editor }: { editor: Editor }) {
  const { scale } = useReadout(editor).camera;
  return (
    <Text
      size="sm"
      c="dimmed"
      style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
      w={56}
      flex="none"
      visibleFrom="xs"
      data-testid="zoom"
    >
      {Math.round(scale * 100)} %
    </Text>
  );
}

/** Zoom, the model and its device, and the two ways on: skip and submit. */
export function WorkbenchFooter({
  editor,
  session,
  isImage,
}: {
  editor: Editor;
  session: SessionSnapshot;
  isImage: boolean;
}) {
  const t = useTranslations('workbench');
  const state = useEditorState(editor);
  const isProposing = session.item?.proposal === undefined;
  return (
    <footer className={classes.footer}>
      <Group gap="sm" wrap="nowrap" miw={0} className={classes.status ?? ''}>
        {isImage && <ZoomText editor={editor} />}
        {isImage && <ViewMenu editor={editor} />}
        <ModelBadge status={session.model} />
        {isProposing && session.model.kind === 'ready' && (
          <Text size="sm" c="dimmed">
            {t('proposing')}
          </Text>
        )}
        {isImage && (
          <CandidateNotice
            editor={editor}
            isLooking={isProposing && /^(loading|ready)$/.test(session.model.kind)}
            help={session.model.help}
          />
        )}
        <SubmittedNotice editor={editor} />
        {state.suspectCount > 0 && (
          <Text size="sm" c="dimmed" truncate visibleFrom="md">
            {t('suspects', { count: state.suspectCount })}
          </Text>
        )}
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="default"
          rightSection={<Kbd size="xs">{shortcutText(editor, 'skip')}</Kbd>}
          onClick={() => editor.runAction('skip')}
        >
          {t('actions.skip')}
        </Button>
        <Button
          rightSection={<Kbd size="xs">{shortcutText(editor, 'submit')}</Kbd>}
          onClick={() => editor.runAction('submit')}
          data-testid="submit"
        >
          {t('actions.submit')}
        </Button>
      </Group>
    </footer>
  );
}
