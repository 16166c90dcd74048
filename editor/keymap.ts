import type { LabelSchema, ProjectKind } from '@/core/label-schema/label-schema';
import { DEFAULT_PREFERENCES, type KeymapSettings } from '@/core/preferences';
import type { Action, ActionArgs, Shortcut } from './actions/action';
import { ACTIONS } from './actions/action-registry';
import { type ActionCommand, commandsOf } from './command';
import { type KeyChord, toChord } from './key-chord';
import { presetClassShortcuts } from './keymap-presets';
import { chordsOf, keySourceOf, shortcutOf } from './keymap-settings';
import type { Modifiers } from './pointer';

/** What a host passes on from a KeyboardEvent. */
export interface KeyInput extends Partial<Modifiers> {
  /** `event.code`: the place of the key, whatever the keyboard's language. */
  readonly code: string;
  readonly repeat?: boolean;
  /** The focus is where a person writes, or an input method is composing: no key acts. */
  readonly isTyping?: boolean;
}

/** What a key does. */
export interface Binding {
  readonly action: Action;
  readonly shortcut: Shortcut;
  readonly args: ActionArgs;
}

/** A key that a command would have, were it not for another that comes first. */
export interface ShadowedKey {
  readonly command: ActionCommand;
  readonly chord: KeyChord;
  readonly winner: Binding;
}

const SOURCES = ['own', 'preset', 'default'] as const;

/**
 * Says what each key does in one workbench (the scope: image or text). Where two want the same
 * key, the project's class keys win, then the person's own bindings, the preset's, the built-in
 * ones, and among these the order of the registry.
 */
export class Keymap {
  readonly #bindings = new Map<KeyChord, Binding>();
  readonly #shadowed: ShadowedKey[] = [];

  constructor(
    kind: ProjectKind,
    schema: LabelSchema,
    settings: KeymapSettings = DEFAULT_PREFERENCES.keymap,
    actions: readonly Action[] = ACTIONS,
  ) {
    const scoped = actions.filter(({ kinds }) => kinds.includes(kind));
    for (const action of scoped) {
      const added = action.id === 'set-class' ? presetClassShortcuts(settings.preset, schema) : [];
      for (const shortcut of [...(action.shortcutsOf?.(schema) ?? []), ...added]) {
        this.#add({ action, shortcut, args: shortcut.args ?? {} });
      }
    }
    const commands = scoped.flatMap(commandsOf);
    for (const source of SOURCES) {
      for (const command of commands) {
        if (keySourceOf(command, settings) === source) this.#addCommand(command, settings);
      }
    }
  }

  /** Returns what the key does with these modifiers, or null. */
  resolve(key: KeyInput): Binding | null {
    if (key.isTyping) return null;
    const { code, shift, alt } = key;
    const keys = {
      code,
      ...(key.ctrl || key.meta ? { mod: true as const } : {}),
      ...(shift ? { shift: true as const } : {}),
      ...(alt ? { alt: true as const } : {}),
    };
    return this.#bindings.get(toChord(keys)) ?? null;
  }

  /** Every binding that is in force, for shortcut sheets and the keys shown on controls. */
  get bindings(): readonly Binding[] {
    return [...this.#bindings.values()];
  }

  /** Keys that commands wanted and others have, such as a class of the project. */
  get shadowed(): readonly ShadowedKey[] {
    return this.#shadowed;
  }

  #addCommand(command: ActionCommand, settings: KeymapSettings): void {
    const { action, args } = command;
    for (const chord of chordsOf(command, settings)) {
      const winner = this.#add({ action, shortcut: shortcutOf(command, chord), args });
      if (winner !== null) this.#shadowed.push({ command, chord, winner });
    }
  }

  /** Returns the binding that has the key already; null where it was free. */
  #add(binding: Binding): Binding | null {
    const chord = toChord(binding.shortcut);
    const known = this.#bindings.get(chord);
    if (known !== undefined) return known;
    this.#bindings.set(chord, binding);
    return null;
  }
}
