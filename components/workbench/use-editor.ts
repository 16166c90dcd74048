'use client';

import { useMemo, useSyncExternalStore } from 'react';
import type { Editor } from '@/editor/editor';
import type { EditorState } from '@/editor/editor-state';
import type { Scene } from '@/editor/scene';
import { FieldWatch } from './watch-fields';

function useWatched<T extends object>(editor: Editor, get: () => T): T {
  const watch = useMemo(() => new FieldWatch(get), [get]);
  return useSyncExternalStore(editor.subscribe, watch.getView, watch.getView);
}

/** What panels show; renders again only when a field changes that was read of it. */
export function useEditorState(editor: Editor): EditorState {
  return useWatched(editor, editor.getState);
}

/** What is drawn; renders again only when a field changes that was read of it. */
export function useScene(editor: Editor): Scene {
  return useWatched(editor, editor.getScene);
}
