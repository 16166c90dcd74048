'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import type { IconPointer } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Editor } from '@/editor/editor';
import { shortcutText } from '../keys/shortcut-text';

/** A small button made from an Action of the editor; `before` runs first, such as selecting. */
export function ActionButton({
  editor,
  id,
  Icon,
  isPressed,
  isAlwaysEnabled = false,
  before,
}: {
  editor: Editor;
  id: string;
  Icon: typeof IconPointer;
  isPressed?: boolean;
  /** What `before` selects is not selected yet. */
  isAlwaysEnabled?: boolean;
  before?: () => void;
}) {
  const t = useTranslations('workbench');
  const action = editor.actions.find((entry) => entry.id === id);
  if (action === undefined) return null;
  const label = t(action.labelKey);
  return (
    <Tooltip label={`${label}  ${shortcutText(editor, id)}`.trim()} openDelay={400}>
      <ActionIcon
        size="sm"
        variant={isPressed === true ? 'light' : 'subtle'}
        color={isPressed === true ? 'petrol' : 'gray'}
        aria-label={label}
        aria-pressed={isPressed}
        disabled={!isAlwaysEnabled && !editor.isEnabled(action)}
        onClick={() => {
          before?.();
          editor.runAction(id);
        }}
      >
        <Icon size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
