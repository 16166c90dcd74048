'use client';

import { useMemo } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { Editor } from '@/editor/editor';
import { keysOf } from '../keys/shortcut-text';
import { useEditorState } from '../use-editor';

/** The key of each class as it stands on the keyboard, such as `3` or `Shift 3`, by class id. */
export function useClassKeys(
  editor: Editor,
  actionId: 'set-class' | 'toggle-item-class' = 'set-class',
): ReadonlyMap<number, string> {
  const { keymap } = useEditorState(editor);
  return useMemo(() => {
    const keys = new Map<number, string>();
    for (const { action, args, shortcut } of keymap.bindings) {
      const { classId } = args;
      if (action.id !== actionId || classId === undefined || keys.has(classId)) continue;
      keys.set(classId, keysOf(shortcut).join(' '));
    }
    return keys;
  }, [keymap, actionId]);
}

/** The keys of the classes of the whole item: plain ones where no regions are drawn. */
export function useItemClassKeys(
  editor: Editor,
  { regions }: Pick<LabelSchema, 'regions'>,
): ReadonlyMap<number, string> {
  return useClassKeys(editor, regions.length === 0 ? 'set-class' : 'toggle-item-class');
}
