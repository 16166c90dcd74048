'use client';

import { type RefObject, useEffect } from 'react';
import type { Keymap } from '@/editor/keymap';
import { toKeyInput } from '../workbench/keys/key-input';
import { type BulkCommand, toBulkCommand } from './bulk-command';
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

function run(
  command: BulkCommand,
  session: BulkSession,
  { list, search }: { list: HTMLElement | null; search: HTMLInputElement | null },
): void {
  switch (command.kind) {
    case 'give':
      return session.give(command.classId);
    case 'accept':
      return session.accept();
    case 'undo':
      return session.undo();
    case 'send':
      return void session.send();
    case 'search':
      search?.focus();
      return search?.select();
    case 'select-all':
      return session.act((board) => board.selectAll());
    case 'clear':
      return session.act((board) => board.clearSelection());
    case 'move': {
      const by = command.columns + command.rows * countColumns(list);
      return session.act((board) => board.move(by, command.doesExtend));
    }
  }
}

/** The person's keys in the list: class keys give, arrows walk, Space accepts, Enter sends, Z takes back. */
export function useBulkKeys(
  session: BulkSession | null,
  keymap: Keymap,
  list: RefObject<HTMLElement | null>,
  search: RefObject<HTMLInputElement | null>,
): void {
  useEffect(() => {
    if (session === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isElsewhere(event)) return;
      // the focus may be on the list, which is no place for writing
      const command = toBulkCommand({ ...toKeyInput(event), isTyping: false }, keymap);
      if (command === null || (event.repeat && command.kind !== 'move')) return;
      run(command, session, { list: list.current, search: search.current });
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [session, keymap, list, search]);
}
