import type { LabelSchema } from '@/core/label-schema/label-schema';
import type { KeymapPresetId } from '@/core/preferences';
import type { Shortcut } from './actions/action';
import { type KeyChord, parseChord } from './key-chord';

/** Keys that people know from elsewhere: command → its keys, in place of the built-in ones. */
export type PresetBindings = Readonly<Record<string, readonly KeyChord[]>>;

/** After cvat-ui's shortcuts: N draws, F goes on, D goes back, Ctrl and a digit sets the class. */
const CVAT: PresetBindings = {
  submit: ['Space', 'KeyF', 'mod+KeyS', 'mod+Enter', 'Enter', 'NumpadEnter'],
  reopen: ['KeyD', 'BracketLeft'],
  skip: ['shift+KeyN'],
  'choose-draw-box': ['KeyN', 'KeyB'],
  'repeat-previous': ['mod+KeyB', 'KeyV'],
  'group-selected': ['KeyG', 'mod+KeyG'],
  'toggle-guide': ['alt+KeyG'],
  'toggle-hide-selected': ['KeyH'],
  'toggle-hide-all': ['KeyT', 'shift+KeyH'],
  'hide-all': ['alt+KeyH'],
  'toggle-truncated': ['alt+KeyT'],
  'zoom-to-fit': ['shift+KeyF'],
  'zoom-to-actual-size': ['alt+KeyF'],
};

/** After Label Studio's keymap.json: Ctrl+Enter submits, Ctrl+Space skips, U selects nothing. */
const LABEL_STUDIO: PresetBindings = {
  submit: ['mod+Enter', 'Space', 'Enter', 'NumpadEnter'],
  skip: ['mod+Space'],
  'select-next': ['alt+Period', 'Tab'],
  'delete-selected': ['Backspace', 'Delete'],
  cancel: ['Escape', 'KeyU'],
  'toggle-lock': ['alt+KeyL'],
};

/** Every preset; Concord's own keys are those of the actions themselves. */
export const PRESET_BINDINGS: Readonly<Record<KeymapPresetId, PresetBindings>> = {
  concord: {},
  cvat: CVAT,
  'label-studio': LABEL_STUDIO,
};

const DIGITS = [...'1234567890'].map((digit) => `Digit${digit}`);
/** The letters Label Studio gives to labels after the digits, in its order. */
const LETTERS = [...'qwetasdfgzxcvbyiopjklnm'].map((letter) => `Key${letter.toUpperCase()}`);

function bind(chords: readonly KeyChord[], classIds: readonly number[]): Shortcut[] {
  return classIds.slice(0, chords.length).map((classId, index) => ({
    ...parseChord(chords[index] ?? ''),
    args: { classId },
  }));
}

/** Returns the class keys a preset adds to the project's own. */
export function presetClassShortcuts(preset: KeymapPresetId, schema: LabelSchema): Shortcut[] {
  const offered = schema.classes.filter(({ isDeleted }) => !isDeleted);
  if (preset === 'cvat') {
    const chords = DIGITS.map((code) => `mod+${code}`);
    return bind(
      chords,
      offered.map(({ id }) => id),
    );
  }
  if (preset === 'label-studio') {
    const taken = new Set(offered.map(({ shortcut }) => shortcut));
    const without = offered.filter(({ shortcut }) => shortcut === null);
    return bind(
      [...DIGITS, ...LETTERS].filter((code) => !taken.has(code)),
      without.map(({ id }) => id),
    );
  }
  return [];
}
