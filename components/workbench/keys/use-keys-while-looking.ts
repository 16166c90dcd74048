'use client';

import { useEffect, useRef } from 'react';
import type { Editor } from '@/editor/editor';
import { toKeyInput } from './key-input';

/**
 * While an earlier step is shown no key changes anything; one that would submit is passed on all
 * the same, so that the session can say why nothing comes of it.
 */
export function useKeysWhileLooking(
  editor: Editor | null,
  isLooking: boolean,
  onSubmit: () => void,
): void {
  const latest = useRef(onSubmit);
  useEffect(() => {
    latest.current = onSubmit;
  });
  useEffect(() => {
    if (editor === null || !isLooking) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const key = toKeyInput(event);
      if (event.defaultPrevented || key.repeat) return;
      if (editor.keymap.resolve(key)?.action.id !== 'submit') return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [editor, isLooking]);
}
