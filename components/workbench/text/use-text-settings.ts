'use client';

import { useEffect } from 'react';
import type { Editor } from '@/editor/editor';
import type { ViewSettings } from '@/editor/view-settings';

const STORED = 'concord-text-view';

type TextSettings = Pick<ViewSettings, 'direction' | 'hasKeywords' | 'snapsToWords'>;

function readStored(): Partial<TextSettings> {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<TextSettings>;
  } catch {
    return {};
  }
}

/** Opens each text as the last one was seen: its direction, keywords and whole words. */
export function useTextSettings(editor: Editor): void {
  useEffect(() => {
    editor.changeView(readStored());
    let last = '';
    return editor.subscribe(() => {
      const { direction, hasKeywords, snapsToWords } = editor.getScene().settings;
      const now = JSON.stringify({ direction, hasKeywords, snapsToWords });
      if (now === last) return;
      last = now;
      try {
        localStorage.setItem(STORED, now);
      } catch {
        // no space, or a private window: the settings last as long as the page
      }
    });
  }, [editor]);
}
