'use client';

import { useRef, useSyncExternalStore } from 'react';
import type { Cursor } from '@/editor/cursor';
import type { Editor } from '@/editor/editor';
import type { RegionId, RegionRecord } from '@/editor/records';
import type { TextSelection } from '@/editor/text/text-selection';
import type { TextReveal } from '@/editor/text/text-view';
import type { ViewSettings } from '@/editor/view-settings';

/** What of a scene a text is drawn from. */
interface TextScene {
  readonly regions: readonly RegionRecord[];
  readonly selectedIds: readonly RegionId[];
  readonly hoveredId: RegionId | null;
  readonly isHidden: boolean;
  readonly selection: TextSelection | null;
  readonly reveal: TextReveal | null;
  readonly settings: ViewSettings;
  readonly cursor: Cursor;
}

function readTextScene(editor: Editor): TextScene {
  const scene = editor.getScene();
  return {
    regions: editor.getRegions(),
    selectedIds: editor.getState().selectedIds,
    hoveredId: scene.hovered?.id ?? null,
    isHidden: scene.isHidden,
    selection: scene.textSelection,
    reveal: scene.textReveal,
    settings: scene.settings,
    cursor: scene.cursor,
  };
}

/** Renders again only when one of its fields changes: a moving pointer alone draws nothing. */
export function useTextScene(editor: Editor): TextScene {
  const last = useRef<TextScene | null>(null);
  const read = () => {
    const now = readTextScene(editor);
    const old = last.current;
    const keys = Object.keys(now) as (keyof TextScene)[];
    if (old === null || keys.some((key) => old[key] !== now[key])) last.current = now;
    return last.current as TextScene;
  };
  return useSyncExternalStore(editor.subscribe, read, read);
}
