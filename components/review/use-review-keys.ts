'use client';

import { useEffect, useRef } from 'react';
import type { KeymapSettings } from '@/core/preferences';
import { type KeyChord, toChord } from '@/editor/key-chord';
import type { KeyInput } from '@/editor/keymap';
import { chordsOf } from '@/editor/keymap-settings';
import { usePreferences } from '../preferences/use-preferences';
import { toKeyInput } from '../workbench/keys/key-input';
import { REVIEW_COMMANDS } from './review-commands';

/** What the keys of the review page do. */
export interface ReviewCommands {
  accept: () => void;
  take: (place: number) => void;
  edit: () => void;
  reject: () => void;
  move: (step: 1 | -1) => void;
  choose: (step: 1 | -1) => void;
}

function chordOfInput({ code, ctrl, meta, shift, alt }: KeyInput): KeyChord {
  return toChord({
    code,
    ...(ctrl || meta ? { mod: true } : {}),
    ...(shift ? { shift } : {}),
    ...(alt ? { alt } : {}),
  });
}

function run(id: string, commands: ReviewCommands): void {
  const place = /^review-take-(\d)$/.exec(id)?.[1];
  if (place !== undefined) commands.take(Number(place) - 1);
  else if (id === 'review-accept') commands.accept();
  else if (id === 'review-edit') commands.edit();
  else if (id === 'review-reject') commands.reject();
  else if (id === 'review-previous') commands.move(-1);
  else if (id === 'review-next') commands.move(1);
  else if (id === 'review-choose-previous') commands.choose(-1);
  else commands.choose(1);
}

function findCommand(key: KeyInput, settings: KeymapSettings): string | null {
  const chord = chordOfInput(key);
  const found = REVIEW_COMMANDS.find((command) => chordsOf(command, settings).includes(chord));
  return found?.id ?? null;
}

/** Runs commands by the window's keys, unless a dialog is open or somebody is writing. */
export function useReviewKeys(commands: ReviewCommands, isBlocked: boolean): void {
  const { preferences } = usePreferences();
  const latest = useRef({ commands, keys: preferences.keymap });
  useEffect(() => {
    latest.current = { commands, keys: preferences.keymap };
  });
  useEffect(() => {
    if (isBlocked) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const key = toKeyInput(event);
      if (key.isTyping || event.repeat) return;
      const id = findCommand(key, latest.current.keys);
      if (id === null) return;
      event.preventDefault();
      run(id, latest.current.commands);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isBlocked]);
}
