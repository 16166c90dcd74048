import { describe, expect, test } from 'vitest';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { DEFAULT_PREFERENCES, type KeymapSettings } from '@/core/preferences';
import { Keymap } from '@/editor/keymap';
import { bulkKeyOf, toBulkCommand } from './bulk-command';

const SCHEMA = makeLabelSchema('text', {
  classes: [{ name: 'bad' }, { name: 'good' }],
  choice: 'single',
});
const WITH_Z = makeLabelSchema('text', {
  classes: [{ name: 'bad', shortcut: 'KeyZ' }, { name: 'good' }],
  choice: 'single',
});

function keysOf(
  settings: Partial<KeymapSettings> = {},
  schema = SCHEMA,
  kind: 'text' | 'image' = 'text',
) {
  return new Keymap(kind, schema, { ...DEFAULT_PREFERENCES.keymap, ...settings });
}

const DEFAULTS = keysOf();

describe('keys in the list of many', () => {
  test.each([
    [{ code: 'Digit2' }, { kind: 'give', classId: 1 }],
    [{ code: 'KeyZ' }, { kind: 'undo' }],
    [{ code: 'KeyZ', ctrl: true }, { kind: 'undo' }],
    [{ code: 'Space' }, { kind: 'accept' }],
    [{ code: 'Enter' }, { kind: 'send' }],
    [{ code: 'NumpadEnter' }, { kind: 'send' }],
    [{ code: 'KeyA', meta: true }, { kind: 'select-all' }],
    [{ code: 'Escape' }, { kind: 'clear' }],
    [{ code: 'KeyF', ctrl: true }, { kind: 'search' }],
    [{ code: 'ArrowUp' }, { kind: 'move', columns: 0, rows: -1, doesExtend: false }],
    [
      { code: 'ArrowRight', shift: true },
      { kind: 'move', columns: 1, rows: 0, doesExtend: true },
    ],
    [{ code: 'KeyQ', alt: true }, null],
    [{ code: 'ArrowLeft', alt: true }, null],
    [{ code: 'Enter', isTyping: true }, null],
  ] as const)('%o', (key, command) => {
    expect(toBulkCommand(key, DEFAULTS)).toEqual(command);
  });

  test('a class that has Z keeps it, and Ctrl Z takes back', () => {
    const keymap = keysOf({}, WITH_Z);
    expect(toBulkCommand({ code: 'KeyZ' }, keymap)).toEqual({ kind: 'give', classId: 0 });
    expect(toBulkCommand({ code: 'KeyZ', ctrl: true }, keymap)).toEqual({ kind: 'undo' });
    expect(bulkKeyOf('undo', keymap)).toMatchObject({ code: 'KeyZ', mod: true });
  });

  test("the person's own keys take the place of the built-in ones", () => {
    const keymap = keysOf({
      bindings: { undo: ['KeyU'], submit: ['Space', 'KeyG'], skip: ['Enter'] },
    });
    expect(toBulkCommand({ code: 'KeyU' }, keymap)).toEqual({ kind: 'undo' });
    expect(toBulkCommand({ code: 'KeyZ' }, keymap)).toBeNull();
    expect(toBulkCommand({ code: 'KeyG' }, keymap)).toEqual({ kind: 'send' });
    expect(toBulkCommand({ code: 'Enter' }, keymap)).toBeNull();
    expect(bulkKeyOf('send', keymap)).toMatchObject({ code: 'NumpadEnter' });
    expect(bulkKeyOf('undo', keymap)).toMatchObject({ code: 'KeyU' });
  });

  test('presets bring theirs: CVAT gives a class by Ctrl and a digit, and F sends', () => {
    const keymap = keysOf({ preset: 'cvat' });
    expect(toBulkCommand({ code: 'Digit1', ctrl: true }, keymap)).toEqual({
      kind: 'give',
      classId: 0,
    });
    expect(toBulkCommand({ code: 'KeyF' }, keymap)).toEqual({ kind: 'send' });
    expect(toBulkCommand({ code: 'Space' }, keymap)).toEqual({ kind: 'accept' });
  });

  test('pictures have the same keys', () => {
    const keymap = keysOf({}, SCHEMA, 'image');
    expect(toBulkCommand({ code: 'ArrowDown' }, keymap)).toMatchObject({ kind: 'move', rows: 1 });
    expect(toBulkCommand({ code: 'KeyA', ctrl: true }, keymap)).toEqual({ kind: 'select-all' });
    expect(toBulkCommand({ code: 'Space' }, keymap)).toEqual({ kind: 'accept' });
    expect(bulkKeyOf('accept', keymap)).toMatchObject({ code: 'Space' });
  });
});
