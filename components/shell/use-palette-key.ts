'use client';

import { useEffect } from 'react';
import { ACTION_COMMANDS } from '@/editor/command';
import { toChord } from '@/editor/key-chord';
import { chordsOf } from '@/editor/keymap-settings';
import { usePreferences } from '../preferences/use-preferences';
import { chordText } from '../workbench/keys/shortcut-text';

const COMMAND = ACTION_COMMANDS.find(({ id }) => id === 'open-palette');

/**
 * Opens the palette by the person's own key wherever no workbench listens (`isListening`); it
 * works while writing too. Returns the key as it stands on the keyboard, empty where there is none.
 */
export function usePaletteKey(onOpen: () => void, isListening: boolean): string {
  const { preferences } = usePreferences();
  const chords = COMMAND === undefined ? [] : chordsOf(COMMAND, preferences.keymap);
  const wanted = chords.join(' ');
  useEffect(() => {
    if (!isListening || wanted === '') return;
    const onKeyDown = (event: KeyboardEvent) => {
      const chord = toChord({
        code: event.code,
        ...(event.ctrlKey || event.metaKey ? { mod: true } : {}),
        ...(event.shiftKey ? { shift: true } : {}),
        ...(event.altKey ? { alt: true } : {}),
      });
      if (!wanted.split(' ').includes(chord)) return;
      event.preventDefault();
      onOpen();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isListening, wanted, onOpen]);
  return chords[0] === undefined ? '' : chordText(chords[0]);
}
