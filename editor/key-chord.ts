import type { Shortcut } from './actions/action';

/** A key with its modifiers as one word, such as `mod+shift+KeyZ`; `mod` is Ctrl, or Cmd on a Mac. */
export type KeyChord = string;

type Keys = Pick<Shortcut, 'code' | 'mod' | 'shift' | 'alt'>;

/** Returns the chord of a shortcut; modifiers always stand in the same order. */
export function toChord({ code, mod, shift, alt }: Keys): KeyChord {
  return `${mod ? 'mod+' : ''}${shift ? 'shift+' : ''}${alt ? 'alt+' : ''}${code}`;
}

/** Returns the key and modifiers that a chord names. */
export function parseChord(chord: KeyChord): Keys {
  const parts = chord.split('+');
  const keys: Keys = { code: parts.at(-1) ?? '' };
  return {
    ...keys,
    ...(parts.includes('mod') ? { mod: true as const } : {}),
    ...(parts.includes('shift') ? { shift: true as const } : {}),
    ...(parts.includes('alt') ? { alt: true as const } : {}),
  };
}

const MODIFIER_CODE = /^(Control|Shift|Alt|Meta|OS|Caps|Fn|Num)(Left|Right|Lock)?$/;

/** True while only modifiers are down: the key itself is still to come. */
export function isModifier(code: string): boolean {
  return MODIFIER_CODE.test(code);
}

/** Why no command may have a key. */
export type KeyRefusal = 'browser' | 'system' | 'escape' | 'unknown';

/** The browser acts on these before any page hears of them, or people would lose their page. */
const OF_BROWSER = new Set([
  ...['KeyW', 'KeyT', 'KeyN', 'KeyR', 'KeyQ', 'KeyL', 'Tab', 'F4', 'PageUp', 'PageDown'].flatMap(
    (code) => [`mod+${code}`, `mod+shift+${code}`],
  ),
  'F1',
  'F5',
  'F6',
  'F7',
  'F11',
  'F12',
  'mod+F5',
  'mod+shift+KeyI',
  'mod+shift+KeyJ',
]);
const OF_SYSTEM = new Set([
  'alt+Tab',
  'shift+alt+Tab',
  'alt+F4',
  'alt+Space',
  'mod+alt+Delete',
  'PrintScreen',
]);

/** Returns why this chord cannot be bound by a person; null where it can. */
export function refuseChord(chord: KeyChord): KeyRefusal | null {
  const { code } = parseChord(chord);
  if (!/^[A-Z][A-Za-z0-9]{0,31}$/.test(code) || code === 'Unidentified') return 'unknown';
  if (code === 'Escape') return 'escape';
  if (OF_BROWSER.has(chord)) return 'browser';
  return OF_SYSTEM.has(chord) ? 'system' : null;
}
