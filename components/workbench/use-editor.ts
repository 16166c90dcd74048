'use client';

import { useMemo, useSyncExternalStore } from 'react';
import type { Editor } from '@/editor/editor';
import type { EditorState } from '@/editor/editor-state';
import type { Scene } from '@/editor/scene';
import { afterPaint, slowly } from './calm-subscriptions';
import { FieldWatch } from './watch-fields';

type Subscribe = Editor['subscribe'];

function useWatched<T extends object>(subscribe: Subscribe, get: () => T): T {
  const watch = useMemo(() => new FieldWatch(get), [get]);
  return useSyncExternalStore(subscribe, watch.getView, watch.getView);
}

/** What is shown of the state; renders again only when a field changes that was read of it. */
export function useEditorState(editor: Editor): EditorState {
  return useWatched(editor.subscribe, editor.getState);
}

/** The same for panels beside the item: they follow once the item itself is painted. */
export function usePanelState(editor: Editor): EditorState {
  const subscribe = useMemo(() => afterPaint(editor.subscribe), [editor]);
  return useWatched(subscribe, editor.getState);
}

/** What is drawn; renders again only when a field changes that was read of it. */
export function useScene(editor: Editor): Scene {
  return useWatched(editor.subscribe, editor.getScene);
}

/** The scene for readouts beside it: a few looks a second are enough to read, and cost little. */
export function useReadout(editor: Editor): Scene {
  const subscribe = useMemo(() => slowly(editor.subscribe), [editor]);
  return useWatched(subscribe, editor.getScene);
}
