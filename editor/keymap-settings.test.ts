import { describe, expect, it } from 'vitest';
import type { KeymapSettings } from '@/core/preferences';
import { findClassOfKey } from './class-of-key';
import { ACTION_COMMANDS } from './command';
import { isModifier, parseChord, refuseChord, toChord } from './key-chord';
import { Keymap } from './keymap';
import {
  bindChord,
  chordsOf,
  findConflict,
  keySourceOf,
  resetCommand,
  unbindChord,
} from './keymap-settings';
import { BOX_SCHEMA } from './testing/test-editor';

const BUILT_IN: KeymapSettings = { preset: 'concord', bindings: {} };

function commandOf(id: string) {
  const found = ACTION_COMMANDS.find((command) => command.id === id);
  if (found === undefined) throw new Error(`no command ${id}`);
  return found;
}
const undo = commandOf('undo');
const skip = commandOf('skip');

describe('binding keys', () => {
  it('finds who has a key in the same scope', () => {
    expect(findConflict(undo, 'KeyN', ACTION_COMMANDS, BUILT_IN)?.id).toBe('skip');
    expect(findConflict(skip, 'KeyN', ACTION_COMMANDS, BUILT_IN)).toBeNull();
    const review = { ...skip, id: 'review-next', scopes: ['review'] as const };
    expect(findConflict(review, 'KeyN', ACTION_COMMANDS, BUILT_IN)).toBeNull();
    expect(findConflict(review, 'mod+KeyK', ACTION_COMMANDS, BUILT_IN)?.id).toBe('open-palette');
  });

  it('finds the class of the open project that has a key, in every preset', () => {
    const project = (settings: KeymapSettings) => ({
      kind: 'image' as const,
      schema: BOX_SCHEMA,
      keymap: new Keymap('image', BOX_SCHEMA, settings),
    });
    const cvat: KeymapSettings = { preset: 'cvat', bindings: {} };
    expect(findClassOfKey(skip, 'Digit2', project(BUILT_IN))).toBe('dog');
    expect(findClassOfKey(skip, 'shift+Digit2', project(BUILT_IN))).toBeNull();
    expect(findClassOfKey(skip, 'mod+Digit2', project(BUILT_IN))).toBeNull();
    expect(findClassOfKey(skip, 'mod+Digit2', project(cvat))).toBe('dog');
    expect(findClassOfKey(skip, 'KeyZ', project(BUILT_IN))).toBeNull();
    const taken = bindChord(BUILT_IN, skip, 'Digit2', ACTION_COMMANDS);
    expect(findClassOfKey(skip, 'Digit2', project(taken))).toBe('dog');
    const review = { ...skip, id: 'review-next', scopes: ['review'] as const };
    expect(findClassOfKey(review, 'Digit2', project(BUILT_IN))).toBeNull();
  });

  it('takes a key over, and whoever had it keeps the other keys', () => {
    const settings = bindChord(BUILT_IN, skip, 'KeyZ', ACTION_COMMANDS);
    expect(chordsOf(skip, settings)).toEqual(['KeyN', 'KeyZ']);
    expect(chordsOf(undo, settings)).toEqual(['mod+KeyZ']);
    const keymap = new Keymap('image', BOX_SCHEMA, settings);
    expect(keymap.resolve({ code: 'KeyZ' })?.action.id).toBe('skip');
    expect(keymap.resolve({ code: 'KeyZ', ctrl: true })?.action.id).toBe('undo');
    expect(keymap.shadowed).toEqual([]);
  });

  it('replaces one key, takes one away, and goes back to the preset', () => {
    const replaced = bindChord(BUILT_IN, skip, 'KeyJ', ACTION_COMMANDS, 'KeyN');
    expect(chordsOf(skip, replaced)).toEqual(['KeyJ']);
    expect(keySourceOf(skip, replaced)).toBe('own');
    const bare = unbindChord(replaced, skip, 'KeyJ');
    expect(chordsOf(skip, bare)).toEqual([]);
    expect(new Keymap('image', BOX_SCHEMA, bare).resolve({ code: 'KeyN' })).toBeNull();
    expect(resetCommand(bare, skip)).toEqual(BUILT_IN);
  });

  it('tells actions with different arguments apart', () => {
    const left = commandOf('nudge:dx=-1,dy=0');
    const settings = bindChord(BUILT_IN, left, 'KeyJ', ACTION_COMMANDS, 'ArrowLeft');
    const keymap = new Keymap('image', BOX_SCHEMA, settings);
    expect(keymap.resolve({ code: 'KeyJ' })?.args).toMatchObject({ dx: -1, dy: 0 });
    expect(keymap.resolve({ code: 'ArrowLeft' })).toBeNull();
    expect(keymap.resolve({ code: 'ArrowRight' })?.args).toMatchObject({ dx: 1, dy: 0 });
  });
});

describe('chords', () => {
  it('read back as they were written', () => {
    for (const chord of ['KeyZ', 'mod+shift+alt+F9', 'shift+Digit0']) {
      expect(toChord(parseChord(chord))).toBe(chord);
    }
    expect(isModifier('ShiftLeft')).toBe(true);
    expect(isModifier('KeyS')).toBe(false);
  });

  it('of the browser and the system are refused', () => {
    expect(refuseChord('mod+KeyW')).toBe('browser');
    expect(refuseChord('mod+shift+KeyN')).toBe('browser');
    expect(refuseChord('alt+F4')).toBe('system');
    expect(refuseChord('Escape')).toBe('escape');
    expect(refuseChord('Unidentified')).toBe('unknown');
    expect(refuseChord('mod+KeyS')).toBeNull();
    expect(refuseChord('KeyW')).toBeNull();
  });

  it('of no built-in command are refused', () => {
    const refused = ACTION_COMMANDS.flatMap((command) =>
      chordsOf(command, BUILT_IN).filter((chord) => refuseChord(chord) !== null),
    );
    expect(refused).toEqual(['Escape']);
  });
});
