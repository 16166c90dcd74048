import type { Shortcut } from '@/editor/actions/action';
import type { Editor } from '@/editor/editor';
import { type KeyChord, parseChord } from '@/editor/key-chord';
import type { Keymap } from '@/editor/keymap';
import { ENGLISH_SIGNS, keyboardLayout } from './keyboard-layout';

const NAMES: Readonly<Record<string, string>> = {
  ...ENGLISH_SIGNS,
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Space: 'Space',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
  NumpadEnter: 'Num Enter',
  Equal: '+',
  Minus: '−',
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num −',
  NumpadMultiply: 'Num ×',
  NumpadDivide: 'Num ÷',
  NumpadDecimal: 'Num .',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}

function keyName(code: string): string {
  // what is printed on the key where the browser knows it, else the place on an English keyboard
  const sign = keyboardLayout.signOf(code);
  if (sign !== undefined) return sign;
  const known = NAMES[code];
  if (known !== undefined) return known;
  if (code.startsWith('Numpad')) return `Num ${code.slice('Numpad'.length)}`;
  if (code.startsWith('Key')) return code.slice('Key'.length);
  return code.replace(/^Digit/, '');
}

/** A shortcut as it stands on the keys, such as `Ctrl Shift Z`. */
export function keysOf({ code, mod, shift, alt }: Omit<Shortcut, 'args' | 'on'>): string[] {
  // the question mark is heard wherever the keyboard has it
  if (code === 'Slash' && shift && !mod && !alt) return ['?'];
  const mac = isMac();
  return [
    ...(mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(shift ? ['Shift'] : []),
    keyName(code),
  ];
}

/** A chord as it stands on the keys. */
export function chordText(chord: KeyChord): string {
  return keysOf(parseChord(chord)).join(' ');
}

/** The first key of an action in a keymap; empty where it has none. */
export function keyTextOf(keymap: Keymap, actionId: string): string {
  const binding = keymap.bindings.find(({ action }) => action.id === actionId);
  return binding === undefined ? '' : keysOf(binding.shortcut).join(' ');
}

/** The first key of an action that is in force; empty where it has none. */
export function shortcutText(editor: Editor, actionId: string): string {
  return keyTextOf(editor.keymap, actionId);
}
