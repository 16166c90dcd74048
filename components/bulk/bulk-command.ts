import type { Shortcut } from '@/editor/actions/action';
import type { KeyInput, Keymap } from '@/editor/keymap';

/** What the list does without being told more. */
type PlainKind = 'select-all' | 'clear' | 'undo' | 'accept' | 'send' | 'search';

/** What a key does in the list of many; `columns` and `rows` say how far to go. */
export type BulkCommand =
  | { readonly kind: 'give'; readonly classId: number }
  | {
      readonly kind: 'move';
      readonly columns: number;
      readonly rows: number;
      readonly doesExtend: boolean;
    }
  | { readonly kind: PlainKind };

/** The keys of the list itself, as far as the person has not given them to something else. */
const OF_LIST: readonly (readonly [Shortcut, PlainKind])[] = [
  [{ code: 'Space' }, 'accept'],
  [{ code: 'Enter' }, 'send'],
  [{ code: 'NumpadEnter' }, 'send'],
  [{ code: 'KeyA', mod: true }, 'select-all'],
  [{ code: 'Escape' }, 'clear'],
];
const ARROWS: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

function isSame(key: KeyInput, { code, mod, shift, alt }: Shortcut): boolean {
  const hasMod = key.ctrl === true || key.meta === true;
  return (
    key.code === code &&
    hasMod === (mod === true) &&
    (key.shift === true) === (shift === true) &&
    (key.alt === true) === (alt === true)
  );
}

/**
 * Returns what a key does in the list, with the person's own keys: the project's classes come first,
 * the commands of the workbench that the list has too keep their keys, and what is left is the
 * list's. Space accepts wherever it submits in the workbench; all other keys that submit send.
 */
export function toBulkCommand(key: KeyInput, keymap: Keymap): BulkCommand | null {
  if (key.isTyping === true) return null;
  const binding = keymap.resolve(key);
  const id = binding?.action.id;
  const classId = binding?.args.classId;
  if (id === 'set-class' && classId !== undefined) return { kind: 'give', classId };
  const arrow = key.ctrl || key.meta || key.alt ? undefined : ARROWS[key.code];
  if (arrow !== undefined) {
    const [columns, rows] = arrow;
    return { kind: 'move', columns, rows, doesExtend: key.shift === true };
  }
  if (id === 'undo' || id === 'select-all') return { kind: id };
  if (id === 'cancel') return { kind: 'clear' };
  if (id === 'find-in-text') return { kind: 'search' };
  if (id === 'submit') return { kind: isSame(key, { code: 'Space' }) ? 'accept' : 'send' };
  if (binding !== null) return null;
  const own = OF_LIST.find(([shortcut]) => isSame(key, shortcut));
  return own === undefined ? null : { kind: own[1] };
}

/** Returns the key to be shown for a command: the list's own first; null where the person left it none. */
export function bulkKeyOf(kind: PlainKind, keymap: Keymap): Shortcut | null {
  const keys = [
    ...OF_LIST.map(([shortcut]) => shortcut),
    ...keymap.bindings.map(({ shortcut }) => shortcut),
  ];
  const key = keys.find(({ code, mod = false, shift = false, alt = false }) => {
    return toBulkCommand({ code, ctrl: mod, shift, alt }, keymap)?.kind === kind;
  });
  return key ?? null;
}
