'use client';

import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconEye,
  IconEyeOff,
  IconKey,
  IconSearch,
  IconTextDirectionLtr,
  IconTextDirectionRtl,
  IconTextWrap,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import { shortcutText } from '../keys/shortcut-text';
import { useEditorState } from '../use-editor';
import { useTextScene } from './use-text-scene';

/** The commands of a text, each made from its Action. */
export function TextToolbar({ editor, keywordCount }: { editor: Editor; keywordCount: number }) {
  const t = useTranslations('workbench');
  const own = useTranslations('text-work');
  const state = useEditorState(editor);
  const { settings } = useTextScene(editor);
  const actions = new Map(editor.actions.map((action) => [action.id, action]));
  function button(id: string, Icon: typeof IconSearch, isPressed?: boolean, note?: string) {
    const action = actions.get(id);
    if (action === undefined) return null;
    const label = t(action.labelKey);
    return (
      <Tooltip
        key={id}
        label={`${label}${note === undefined ? '' : ` · ${note}`}  ${shortcutText(editor, id)}`}
      >
        <ActionIcon
          size="md"
          variant={isPressed ? 'light' : 'subtle'}
          color={isPressed ? 'petrol' : 'gray'}
          aria-label={note === undefined ? label : `${label} · ${note}`}
          aria-pressed={isPressed}
          disabled={!editor.isEnabled(action)}
          onClick={() => editor.runAction(id)}
        >
          <Icon size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    );
  }
  const isFromRight = settings.direction === 'rtl';
  const hasSpans = state.tool === 'draw-span';
  const keywords = actions.get('next-keyword');
  const offersKeywords = keywords !== undefined && (keywordCount > 0 || !settings.hasKeywords);
  return (
    <Group gap={2} wrap="nowrap" role="toolbar" aria-label={t('tools')}>
      {button('undo', IconArrowBackUp)}
      {button('redo', IconArrowForwardUp)}
      {hasSpans && button('toggle-hide-all', state.isHidden ? IconEyeOff : IconEye, state.isHidden)}
      {hasSpans && button('toggle-word-snap', IconTextWrap, settings.snapsToWords)}
      {button(
        'turn-text-direction',
        isFromRight ? IconTextDirectionRtl : IconTextDirectionLtr,
        settings.direction !== 'auto',
        own(`direction_${settings.direction}`),
      )}
      {button('find-in-text', IconSearch)}
      {offersKeywords && button('toggle-keywords', IconKey, settings.hasKeywords)}
      {keywordCount > 0 && (
        <Text size="sm" c="dimmed" ml={4} visibleFrom="sm">
          {own('keywords', { count: keywordCount, key: shortcutText(editor, 'next-keyword') })}
        </Text>
      )}
    </Group>
  );
}
