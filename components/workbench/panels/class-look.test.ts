import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { inkOn, makeClassLooks } from './class-look';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

/** WCAG 2.2 contrast ratio, by its own arithmetic. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
    const linear = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  };
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

it('names are readable on every colour: contrast AA', () => {
  fc.assert(
    fc.property(hex, (color) => {
      expect(contrast(color, inkOn(color))).toBeGreaterThan(4.5);
    }),
  );
});

it('classes past the twelve colours differ by the dash of their outline', () => {
  const names = Array.from({ length: 40 }, (_, index) => ({ name: `class ${index}` }));
  const lookOf = makeClassLooks(makeLabelSchema('image', { classes: names }));
  const looks = names.map((_, id) => `${lookOf(id).color} ${lookOf(id).dash.join()}`);
  expect(new Set(looks).size).toBe(40);
  expect(lookOf(0).dash).toEqual([]);
  expect(lookOf(99)).toMatchObject({ name: '?' });
});
