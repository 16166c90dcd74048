'use client';

import { Kbd } from '@mantine/core';
import { chordsOf } from '@/editor/keymap-settings';
import { usePreferences } from '../preferences/use-preferences';
import { chordText } from '../workbench/keys/shortcut-text';
import { REVIEW_COMMANDS } from './review-commands';

/** The first key of a command of the review page, as the person has bound it; nothing where it has none. */
export function ReviewKey({ id }: { id: string }) {
  const { preferences } = usePreferences();
  const command = REVIEW_COMMANDS.find((entry) => entry.id === id);
  const [chord] = command === undefined ? [] : chordsOf(command, preferences.keymap);
  return chord === undefined ? null : <Kbd size="xs">{chordText(chord)}</Kbd>;
}
