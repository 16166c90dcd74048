'use client';

import { useMemo } from 'react';
import type { Editor } from '@/editor/editor';
import { keysOf } from '../keys/shortcut-text';
import { useEditorState } from '../use-editor';

/** The key of each class as it stands on the keyboard, such as `3` or `Shift 3`, by class id. */
export function useClassKeys(editor: Editor): ReadonlyMap<number, string> {
  const { keymap } = useEditorState(editor);
  return useMemo(() => {
    const keys = new Map<number, string>();
    for (const { action, args, shortcut } of keymap.bindings) {
      const { classId } = args;
      if (action.id !== 'set-class' || classId === undefined || keys.has(classId)) continue;
      keys.set(classId, keysOf(shortcut).join(' '));
    }
    return keys;
  }, [keymap]);
}
