import { expect, it } from 'vitest';
import { DEFAULT_VIEW_SETTINGS as plain } from '@/editor/view-settings';
import { isSmoothAt, pictureFilter } from './picture-filter';

it('filters only what is changed', () => {
  expect(pictureFilter(plain)).toBe('none');
  expect(pictureFilter({ ...plain, brightness: 1.5, saturation: 0 })).toBe(
    'brightness(1.5) saturate(0)',
  );
});

it('shows sharp pixels from 400 % on, or as chosen', () => {
  expect([1, 4].map((scale) => isSmoothAt(scale, plain))).toEqual([true, false]);
  expect(isSmoothAt(30, { ...plain, pixels: 'smooth' })).toBe(true);
  expect(isSmoothAt(0.1, { ...plain, pixels: 'sharp' })).toBe(false);
});
