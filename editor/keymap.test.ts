import { describe, expect, it } from 'vitest';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { Keymap } from './keymap';
import { BOX_SCHEMA, TestEditor } from './testing/test-editor';

const image = new Keymap('image', BOX_SCHEMA);
const idOf = (keymap: Keymap, key: Parameters<Keymap['resolve']>[0]) =>
  keymap.resolve(key)?.action.id;

describe('the keymap', () => {
  it('goes by the place of the key and the exact modifiers', () => {
    expect(idOf(image, { code: 'KeyZ' })).toBe('undo');
    expect(idOf(image, { code: 'KeyZ', shift: true })).toBe('redo');
    expect(idOf(image, { code: 'KeyZ', ctrl: true })).toBe('undo');
    expect(idOf(image, { code: 'KeyZ', meta: true, shift: true })).toBe('redo');
    expect(idOf(image, { code: 'KeyZ', alt: true })).toBeUndefined();
    expect(idOf(image, { code: 'KeyC', ctrl: true })).toBe('copy-selected');
  });

  it('keeps to its scope', () => {
    const text = new Keymap('text', makeLabelSchema('text', { classes: [{ name: 'good' }] }));
    expect(idOf(text, { code: 'KeyF' })).toBeUndefined();
    expect(idOf(text, { code: 'Digit1' })).toBe('set-class');
  });

  it('resolves nothing while a person is typing', () => {
    expect(image.resolve({ code: 'Digit1', isTyping: true })).toBeNull();
  });

  it('lets the class keys of the project win over built-in keys', () => {
    const schema = makeLabelSchema('image', { classes: [{ name: 'xenon', shortcut: 'KeyX' }] });
    const keymap = new Keymap('image', schema);
    expect(keymap.resolve({ code: 'KeyX' })).toMatchObject({
      action: { id: 'set-class' },
      args: { classId: 0 },
    });
  });

  it('puts the person’s own keys before the preset’s, and these before the built-in ones', () => {
    const cvat = new Keymap('image', BOX_SCHEMA, { preset: 'cvat', bindings: {} });
    expect(idOf(cvat, { code: 'KeyN' })).toBe('choose-draw-box');
    expect(cvat.resolve({ code: 'Digit2', ctrl: true })).toMatchObject({
      action: { id: 'set-class' },
      args: { classId: 1 },
    });
    expect(idOf(cvat, { code: 'Digit2' })).toBe('set-class');
    const own = new Keymap('image', BOX_SCHEMA, {
      preset: 'cvat',
      bindings: { skip: ['KeyN'], undo: [] },
    });
    expect(idOf(own, { code: 'KeyN' })).toBe('skip');
    expect(idOf(own, { code: 'KeyB' })).toBe('choose-draw-box');
    expect(idOf(own, { code: 'KeyZ' })).toBeUndefined();
    expect(own.shadowed).toContainEqual(
      expect.objectContaining({ chord: 'KeyN', winner: expect.anything() }),
    );
  });

  it('keeps a command’s way of acting on whatever key it is bound to', () => {
    const own = new Keymap('image', BOX_SCHEMA, {
      preset: 'concord',
      bindings: { 'hide-all': ['KeyJ'], skip: ['Space'] },
    });
    expect(own.resolve({ code: 'KeyJ' })?.shortcut.on).toBe('hold');
    expect(own.resolve({ code: 'Space' })).toMatchObject({
      action: { id: 'skip' },
      shortcut: { on: 'tap' },
    });
  });

  it('tells which built-in keys the classes of the project take', () => {
    const schema = makeLabelSchema('image', { classes: [{ name: 'xenon', shortcut: 'KeyX' }] });
    const [lost] = new Keymap('image', schema).shadowed;
    expect(lost).toMatchObject({
      command: { id: 'reject-selected' },
      chord: 'KeyX',
      winner: { action: { id: 'set-class' }, args: { classId: 0 } },
    });
    expect(image.shadowed).toEqual([]);
  });

  it('gives Label Studio’s letters to classes beyond the digits', () => {
    const schema = makeLabelSchema('image', {
      classes: Array.from({ length: 13 }, (_, index) => ({ name: `class ${index}` })),
    });
    const keymap = new Keymap('image', schema, { preset: 'label-studio', bindings: {} });
    expect(keymap.resolve({ code: 'Digit0' })?.args).toMatchObject({ classId: 9 });
    expect(keymap.resolve({ code: 'KeyQ' })?.args).toMatchObject({ classId: 10 });
    expect(keymap.resolve({ code: 'KeyE' })?.args).toMatchObject({ classId: 12 });
    expect(idOf(keymap, { code: 'Space', ctrl: true })).toBe('skip');
  });

  it('changes while the editor is open', () => {
    const hands = new TestEditor();
    const before = hands.state.keymap;
    hands.editor.setKeys({ preset: 'concord', bindings: { skip: ['KeyJ'] } });
    expect(hands.state.keymap).not.toBe(before);
    hands.key('KeyN').expectRequests();
    hands.key('KeyJ').expectRequests('skip');
  });

  it('binds no key twice', () => {
    const chords = image.bindings.map(({ shortcut }) => JSON.stringify({ ...shortcut, args: 0 }));
    expect(new Set(chords).size).toBe(chords.length);
    expect(image.bindings.length).toBeGreaterThan(30);
  });
});
