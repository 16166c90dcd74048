'use client';

import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Editor } from '@/editor/editor';
import type { RegionRecord } from '@/editor/records';
import { afterPaint } from '../calm-subscriptions';

/**
 * Reads from the editor what stands still while a gesture goes on: a drag over 10,000 regions does
 * not draw the panels anew with every move, and they follow once the picture is painted.
 */
function useSettled<T>(editor: Editor, read: () => T): T {
  const kept = useRef<{ read: () => T; value: T } | null>(null);
  const getSnapshot = useCallback(() => {
    if (kept.current?.read !== read || !editor.getState().isInGesture) {
      kept.current = { read, value: read() };
    }
    return kept.current.value;
  }, [editor, read]);
  const subscribe = useMemo(() => afterPaint(editor.subscribe), [editor]);
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}

/** The regions in the editor's order, most suspect first, as they were before the gesture. */
export function useSettledRegions(editor: Editor): readonly RegionRecord[] {
  return useSettled(editor, editor.getRegions);
}

/** The selected regions as they were before the gesture. */
export function useSettledSelection(editor: Editor): readonly RegionRecord[] {
  return useSettled(editor, editor.getSelected);
}
