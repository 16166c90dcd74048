'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import type { IconPointer } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import type { Editor } from '@/editor/editor';
import { shortcutText } from '../keys/shortcut-text';

/** A button of the rail, made from its Action; `isPressed` is given where it switches something. */
export function RailButton({
  editor,
  id,
  Icon,
  isPressed,
}: {
  editor: Editor;
  id: string;
  Icon: typeof IconPointer;
  isPressed?: boolean;
}) {
  const t = useTranslations('workbench');
  const action = editor.actions.find((entry) => entry.id === id);
  const isEnabled = () => action !== undefined && editor.isEnabled(action);
  const canRun = useSyncExternalStore(editor.subscribe, isEnabled, isEnabled);
  if (action === undefined) return null;
  const label = t(action.labelKey);
  return (
    <Tooltip label={`${label}  ${shortcutText(editor, id)}`} position="right">
      <ActionIcon
        size="lg"
        variant={isPressed ? 'filled' : 'subtle'}
        color={isPressed ? 'petrol' : 'gray'}
        aria-label={label}
        aria-pressed={isPressed}
        data-action={id}
        disabled={!canRun && isPressed === undefined}
        onClick={() => editor.runAction(id)}
      >
        <Icon size={20} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
