'use client';

import { useMemo, useSyncExternalStore } from 'react';
import type { Editor } from '@/editor/editor';
import type { EditorState } from '@/editor/editor-state';
import type { Scene } from '@/editor/scene';
import { FieldWatch } from './watch-fields';

type Subscribe = Editor['subscribe'];

/** Between two looks of what only reads out numbers, milliseconds. */
const READOUT_MS = 50;

function useWatched<T extends object>(subscribe: Subscribe, get: () => T): T {
  const watch = useMemo(() => new FieldWatch(get), [get]);
  return useSyncExternalStore(subscribe, watch.getView, watch.getView);
}

/** Passes on that something has changed, at most once in so many milliseconds, the last for sure. */
function slowly(subscribe: Subscribe): Subscribe {
  return (listener) => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const unsubscribe = subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null;
        listener();
      }, READOUT_MS);
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  };
}

/** What panels show; renders again only when a field changes that was read of it. */
export function useEditorState(editor: Editor): EditorState {
  return useWatched(editor.subscribe, editor.getState);
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
