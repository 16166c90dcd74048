'use client';

import { type RefObject, useEffect, useMemo } from 'react';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { Keymap } from '@/editor/keymap';
import { toKeyInput } from '../workbench/keys/key-input';
import type { BulkSession } from './bulk-session';

/** How many cards stand in one row of the list. */
function countColumns(list: HTMLElement | null): number {
  if (list === null) return 1;
  return getComputedStyle(list).gridTemplateColumns.split(' ').length;
}

const WRITING = 'input, textarea, select, [role="menu"], [aria-modal="true"]';

/** True where the key is for a field, a menu or a button that was reached by the keyboard. */
function isElsewhere({ target, code }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const isPress = code === 'Space' || code === 'Enter';
  return (
    target.closest(WRITING) !== null ||
    (isPress && (target.closest('button, a')?.matches(':focus-visible') ?? false))
  );
}

/** The keys of the list: class keys give, arrows walk, Space accepts and goes on, Enter sends, Z takes back. */
export function useBulkKeys(
  session: BulkSession | null,
  schema: LabelSchema,
  list: RefObject<HTMLElement | null>,
): void {
  const keymap = useMemo(() => new Keymap('text', schema), [schema]);
  useEffect(() => {
    if (session === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isElsewhere(event)) return;
      if (event.repeat && !event.key.startsWith('Arrow')) return;
      // the focus may be on the list, which is no place for writing
      const key = { ...toKeyInput(event), isTyping: false };
      const mod = event.ctrlKey || event.metaKey;
      const now = performance.now();
      const steps: Readonly<Record<string, number>> = {
        ArrowRight: 1,
        ArrowLeft: -1,
        ArrowDown: countColumns(list.current),
        ArrowUp: -countColumns(list.current),
      };
      const step = steps[event.key];
      const binding = keymap.resolve(key);
      const { classId } = binding?.action.id === 'set-class' ? binding.args : {};
      if (step !== undefined) session.act((board) => board.move(step, event.shiftKey));
      else if (mod && event.code === 'KeyA') session.act((board) => board.selectAll());
      else if (event.key === 'Escape') session.act((board) => board.clearSelection());
      else if (event.code === 'KeyZ') session.act((board) => void board.undo());
      else if (event.code === 'Space') session.act((board) => board.accept(now));
      else if (event.key === 'Enter') void session.send();
      else if (classId !== undefined) session.act((board) => board.give(classId, now));
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [session, keymap, list]);
}
