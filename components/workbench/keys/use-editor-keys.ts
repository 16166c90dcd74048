'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Editor } from '@/editor/editor';
import { focusPicture } from '../panels/focus-picture';
import { isOnControl, isWriting, toKeyInput } from './key-input';
import { whenPainted } from './when-painted';

/**
 * Passes the window's keys to the editor, unless a dialog is open or somebody is writing. A key
 * acts only on the item that can be seen: what is pressed after an item was left and before the
 * next one is painted is dropped. Until then the bench says that it is busy. Escape on a control
 * that was reached by the keyboard only leaves it.
 */
export function useEditorKeys(
  editor: Editor | null,
  isBlocked: boolean,
  isAtHand: (editor: Editor) => boolean,
  bench: RefObject<HTMLElement | null>,
  isLoading = false,
): void {
  const isSeen = useRef(false);
  const atHand = useRef(isAtHand);
  useEffect(() => {
    atHand.current = isAtHand;
  });

  useLayoutEffect(() => {
    isSeen.current = false;
    bench.current?.setAttribute('aria-busy', String(editor !== null || isLoading));
    if (editor === null) return;
    return whenPainted(() => {
      isSeen.current = true;
      bench.current?.setAttribute('aria-busy', 'false');
    });
  }, [editor, isLoading, bench]);

  useEffect(() => {
    if (editor === null || isBlocked) return;
    const sayWhereLeft = () => {
      if (!atHand.current(editor)) bench.current?.setAttribute('aria-busy', 'true');
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const key = toKeyInput(event);
      const isLeaving = key.code === 'Escape' && !isWriting(event.target);
      if (isLeaving && isOnControl(event.target)) return focusPicture();
      if (isSeen.current && atHand.current(editor)) {
        if (editor.keyDown(key)) event.preventDefault();
        sayWhereLeft();
      } else if (editor.keymap.resolve(key) !== null) {
        event.preventDefault();
      }
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (!isSeen.current || !atHand.current(editor)) return;
      if (editor.keyUp(toKeyInput(event))) event.preventDefault();
      sayWhereLeft();
    };
    const onBlur = () => editor.blur();
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', onBlur);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', onBlur);
    };
  }, [editor, isBlocked, bench]);
}
