'use client';

import { useCallback, useState } from 'react';

const keyOf = (about: string) => `concord-comment-draft-${about}`;

function readDraft(about: string): string {
  try {
    return window.localStorage.getItem(keyOf(about)) ?? '';
  } catch {
    return '';
  }
}

function writeDraft(about: string, text: string): void {
  try {
    if (text === '') window.localStorage.removeItem(keyOf(about));
    else window.localStorage.setItem(keyOf(about), text);
  } catch {
    // a browser that keeps nothing: the text lives as long as the page
  }
}

/** The text that is being written about something, kept in the browser until it is sent. */
export function useCommentDraft(about: string): readonly [string, (text: string) => void] {
  const [kept, setKept] = useState({ about, text: readDraft(about) });
  const text = kept.about === about ? kept.text : readDraft(about);
  const setText = useCallback(
    (next: string) => {
      writeDraft(about, next);
      setKept({ about, text: next });
    },
    [about],
  );
  return [text, setText];
}
