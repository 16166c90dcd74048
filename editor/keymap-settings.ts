import type { KeymapSettings } from '@/core/preferences';
import type { Shortcut } from './actions/action';
import type { Command } from './command';
import { type KeyChord, parseChord, toChord } from './key-chord';
import { PRESET_BINDINGS } from './keymap-presets';

/** Where a command's keys come from. */
export type KeySource = 'own' | 'preset' | 'default';

/** Returns where the command's keys come from: the person's own before the preset's. */
export function keySourceOf(command: Command, settings: KeymapSettings): KeySource {
  if (settings.bindings[command.id] !== undefined) return 'own';
  return PRESET_BINDINGS[settings.preset][command.id] === undefined ? 'default' : 'preset';
}

/** Returns the keys a command wants under these settings. */
export function chordsOf(command: Command, settings: KeymapSettings): readonly KeyChord[] {
  return (
    settings.bindings[command.id] ??
    PRESET_BINDINGS[settings.preset][command.id] ??
    command.defaults.map(toChord)
  );
}

/** Returns the shortcut of a chord: whether it acts on a press, a tap or while held is the command's. */
export function shortcutOf(command: Command, chord: KeyChord): Shortcut {
  const built = command.defaults.find((shortcut) => toChord(shortcut) === chord);
  if (built !== undefined) return built;
  const keys = parseChord(chord);
  const isHeld = command.defaults.some(({ on }) => on === 'hold');
  const args = command.defaults[0]?.args;
  return {
    ...keys,
    // Space alone also pans: only a tap is meant for a command
    ...(isHeld ? { on: 'hold' as const } : chord === 'Space' ? { on: 'tap' as const } : {}),
    ...(args === undefined ? {} : { args }),
  };
}

/** Returns the other command that has this key somewhere this one is at work too. */
export function findConflict(
  command: Command,
  chord: KeyChord,
  commands: readonly Command[],
  settings: KeymapSettings,
): Command | null {
  const isNear = (other: Command) =>
    other.id !== command.id && other.scopes.some((scope) => command.scopes.includes(scope));
  return (
    commands.find((other) => isNear(other) && chordsOf(other, settings).includes(chord)) ?? null
  );
}

function withBinding(
  settings: KeymapSettings,
  command: Command,
  chords: readonly KeyChord[],
): KeymapSettings {
  return { ...settings, bindings: { ...settings.bindings, [command.id]: [...chords] } };
}

/**
 * Gives a key to a command, in place of `instead` or after the keys it has; whoever had the key
 * in the same scope loses it.
 */
export function bindChord(
  settings: KeymapSettings,
  command: Command,
  chord: KeyChord,
  commands: readonly Command[],
  instead?: KeyChord,
): KeymapSettings {
  let next = settings;
  for (;;) {
    const loser = findConflict(command, chord, commands, next);
    if (loser === null) break;
    const left = chordsOf(loser, next).filter((other) => other !== chord);
    next = withBinding(next, loser, left);
  }
  const before = chordsOf(command, next).filter((other) => other !== chord);
  const after = before.includes(instead ?? '')
    ? before.map((other) => (other === instead ? chord : other))
    : [...before, chord];
  return withBinding(next, command, after);
}

/** Takes a key away from a command. */
export function unbindChord(
  settings: KeymapSettings,
  command: Command,
  chord: KeyChord,
): KeymapSettings {
  const left = chordsOf(command, settings).filter((other) => other !== chord);
  return withBinding(settings, command, left);
}

/** Gives a command the preset's keys again. */
export function resetCommand(settings: KeymapSettings, command: Command): KeymapSettings {
  const { [command.id]: _, ...bindings } = settings.bindings;
  return { ...settings, bindings };
}
