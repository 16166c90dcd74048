import { describe, expect, it } from 'vitest';
import { KEYMAP_PRESETS } from '@/core/preferences';
import { ACTION_COMMANDS } from './command';
import { Keymap } from './keymap';
import { PRESET_BINDINGS } from './keymap-presets';
import { chordsOf } from './keymap-settings';
import { BOX_SCHEMA, TestEditor } from './testing/test-editor';

describe.each(KEYMAP_PRESETS)('the preset %s', (preset) => {
  const settings = { preset, bindings: {} };

  it('binds commands that exist', () => {
    const known = new Set(ACTION_COMMANDS.map(({ id }) => id));
    expect(Object.keys(PRESET_BINDINGS[preset]).filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(['image', 'text'] as const)('binds no key of an %s project twice', (kind) => {
    const owners = new Map<string, string[]>();
    for (const command of ACTION_COMMANDS.filter(({ scopes }) => scopes.includes(kind))) {
      for (const chord of chordsOf(command, settings)) {
        owners.set(chord, [...(owners.get(chord) ?? []), command.id]);
      }
    }
    const mine = PRESET_BINDINGS[preset];
    const doubles = [...owners].filter(
      ([, ids]) => ids.length > 1 && ids.filter((id) => mine[id] !== undefined).length !== 1,
    );
    expect(doubles).toEqual([]);
  });

  it.each(['image', 'text'] as const)(
    'leaves no command of an %s project without a key',
    (kind) => {
      const { bindings } = new Keymap(kind, BOX_SCHEMA, settings);
      const reached = new Set(bindings.map(({ action }) => action.id));
      const wanted = ACTION_COMMANDS.filter(
        ({ scopes, defaults }) => scopes.includes(kind) && defaults.length > 0,
      );
      const lost = wanted.filter(({ action }) => !reached.has(action.id)).map(({ id }) => id);
      expect(lost).toEqual([]);
    },
  );
});

it('the browser gets none of the keys that would save, bookmark or open a menu', () => {
  const keys = { preset: 'cvat' as const, bindings: {} };
  const schema = { ...BOX_SCHEMA, choice: 'single' as const };
  const { editor } = new TestEditor({ schema, keys });
  // neither submitting nor repeating nor hiding would do anything here
  for (const code of ['KeyS', 'KeyB']) expect(editor.keyDown({ code, ctrl: true })).toBe(true);
  expect(editor.keyDown({ code: 'KeyH', alt: true })).toBe(true);
  const own = new TestEditor().editor;
  expect(own.keyDown({ code: 'AltLeft', alt: true })).toBe(true);
  expect(own.keyUp({ code: 'AltLeft' })).toBe(true);
  expect(own.keyUp({ code: 'AltLeft', isTyping: true })).toBe(false);
  expect(own.keyDown({ code: 'KeyH', alt: true })).toBe(true);
  expect(own.keyDown({ code: 'KeyC', ctrl: true })).toBe(false);
});
