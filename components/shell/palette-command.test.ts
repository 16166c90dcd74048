import { describe, expect, it } from 'vitest';
import { findCommands, type PaletteCommand } from './palette-command';

const command = (id: string, label: string, description = ''): PaletteCommand => ({
  id,
  label,
  description,
  group: 'Things',
  run: () => {},
});
const COMMANDS = [
  command('undo', 'Undo'),
  command('zoom', 'Zoom in'),
  command('cat', 'Set class: cat'),
  command('category', 'Fetch categories'),
  command('data', 'Data', 'Cats and dogs'),
];
const idsOf = (found: readonly PaletteCommand[]) => found.map(({ id }) => id);

describe('the command palette', () => {
  it('shows what was used last first, then all in their order', () => {
    const found = findCommands(COMMANDS, '', ['data', 'gone', 'undo'], 'Recent');
    expect(idsOf(found)).toEqual(['data', 'undo', 'zoom', 'cat', 'category']);
    expect(found.map(({ group }) => group).slice(0, 3)).toEqual(['Recent', 'Recent', 'Things']);
  });

  it('shows what cannot be done now only to whoever asks for it', () => {
    const commands = [...COMMANDS, { ...command('redo', 'Redo'), isDisabled: true }];
    expect(idsOf(findCommands(commands, '', ['redo'], 'Recent'))).not.toContain('redo');
    expect(idsOf(findCommands(commands, 'redo', [], 'Recent'))).toEqual(['redo']);
  });

  it('puts beginnings of labels before beginnings of words, these before the rest', () => {
    expect(idsOf(findCommands(COMMANDS, ' CAT ', [], 'Recent'))).toEqual([
      'cat',
      'category',
      'data',
    ]);
    expect(idsOf(findCommands(COMMANDS, 'zoom', [], 'Recent'))).toEqual(['zoom']);
    expect(findCommands(COMMANDS, 'nothing like it', [], 'Recent')).toEqual([]);
  });

  it('finds one class among thousands and never shows all', () => {
    const many = Array.from({ length: 3_000 }, (_, index) =>
      command(`class-${index}`, `Set class: class ${index}`),
    );
    expect(idsOf(findCommands(many, 'class 2999', [], 'Recent'))).toEqual(['class-2999']);
    expect(findCommands(many, '', [], 'Recent').length).toBeLessThan(100);
  });
});
