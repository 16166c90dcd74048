import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModelNameSchema } from '@/core/contracts/create-training-run.contract';
import { suggestModelName } from './suggest-model-name';

test('a project’s name becomes a readable slug', () => {
  expect(suggestModelName('Handwritten numbers')).toBe('handwritten-numbers');
  expect(suggestModelName('  Zähler & Größen (2026) ')).toBe('zahler-gro-en-2026');
  expect(suggestModelName('手写数字')).toBe('model');
});

test('any name gives one that the server accepts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
      expect(ModelNameSchema.safeParse(suggestModelName(name)).success).toBe(true);
    }),
  );
});
