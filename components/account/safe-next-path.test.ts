import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeNextPath } from './safe-next-path';

describe('safeNextPath', () => {
  test.each(['//evil.example', '/\\evil', 'https:evil', 'javascript:alert(1)', '\\/evil', ''])(
    'sends %s to the start page',
    (next) => {
      expect(safeNextPath(next)).toBe('/projects');
    },
  );

  test('keeps a path of our own with its query', () => {
    expect(safeNextPath('/projects/prj_1?tab=2')).toBe('/projects/prj_1?tab=2');
  });

  test('never leaves the origin, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), (next) => {
        const path = safeNextPath(next);
        expect(new URL(path, 'http://own.invalid').origin).toBe('http://own.invalid');
      }),
    );
  });
});
