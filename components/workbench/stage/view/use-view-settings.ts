'use client';

import { useLayoutEffect } from 'react';
import type { Editor } from '@/editor/editor';
import { readViewSettings, type ViewSettings } from '@/editor/view-settings';

const KEY = 'concord-view';

function load(): ViewSettings {
  try {
    return readViewSettings(JSON.parse(window.localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return readViewSettings({});
  }
}

/** Opens every item with the view settings of the last one, and keeps what a person changes. */
export function useViewSettings(editor: Editor): void {
  useLayoutEffect(() => {
    editor.changeView(load());
    let kept = editor.getState().settings;
    return editor.subscribe(() => {
      const { settings } = editor.getState();
      if (settings === kept) return;
      kept = settings;
      try {
        window.localStorage.setItem(KEY, JSON.stringify(settings));
      } catch {
        // a private window may keep nothing: the settings then last as long as the page
      }
    });
  }, [editor]);
}
