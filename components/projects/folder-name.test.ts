import { describe, expect, it } from 'vitest';
import { folderName } from './folder-name';

describe('folderName', () => {
  it.each([
    ['a dropped folder', ['/cats/a.jpg', '/cats/b.jpg'], 'cats'],
    ['the outermost of nested folders', ['/cats/2026/a.jpg'], 'cats'],
    ['a folder chosen by a dialog', ['./cats/a.jpg'], 'cats'],
    ['one file', ['./reviews.csv'], 'reviews'],
    ['loose files', ['./a.jpg', './b.jpg'], ''],
    ['nothing', [], ''],
  ])('names %s', (_, paths, name) => {
    const files = paths.map((path) => ({ path, name: path.split('/').at(-1) ?? '' }));
    expect(folderName(files)).toBe(name);
  });
});
