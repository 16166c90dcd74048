import type { LabelSchema, ProjectKind } from '@/core/label-schema/label-schema';
import type { Command } from './command';
import { type KeyChord, toChord } from './key-chord';
import type { Keymap } from './keymap';

/** The keys of a project that is open. */
export interface ProjectKeys {
  readonly kind: ProjectKind;
  readonly schema: LabelSchema;
  readonly keymap: Keymap;
}

/**
 * Returns the name of the project's class that has this key, which the command would then not get
 * there; null where none has, or the command is not at work there.
 */
export function findClassOfKey(
  command: Command,
  chord: KeyChord,
  { kind, schema, keymap }: ProjectKeys,
): string | null {
  if (!command.scopes.includes(kind)) return null;
  const classId = keymap.bindings.find(({ shortcut }) => toChord(shortcut) === chord)?.args.classId;
  return schema.classes.find(({ id }) => id === classId)?.name ?? null;
}
