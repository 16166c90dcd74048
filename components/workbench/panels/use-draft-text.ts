'use client';

import { type KeyboardEvent, useEffect, useState } from 'react';
import { isComposing } from '../../ui/is-composing';
import { focusPicture } from './focus-picture';

/**
 * A field that is written in peace and taken over once: on Enter, or when it is left. Escape gives
 * the old text back. `onCommit` is called only with another text than the one that was there, and
 * answers false where it cannot take it.
 */
export function useDraftText(value: string, onCommit: (text: string) => boolean) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    if (text !== value && !onCommit(text)) setText(value);
  };
  return {
    text,
    setText,
    commit,
    onKeyDown: (event: KeyboardEvent) => {
      if (isComposing(event.nativeEvent)) return;
      if (event.key === 'Enter') focusPicture();
      else if (event.key === 'Escape') {
        // leaving the field must not take over what Escape has just thrown away
        setText(value);
        requestAnimationFrame(focusPicture);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
