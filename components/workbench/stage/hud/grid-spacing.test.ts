import { expect, it } from 'vitest';
import { gridSpacing } from './grid-spacing';

it.each([
  [50, 1, 50],
  [50, 0.25, 50],
  [50, 0.1, 100],
  [50, 0.05, 250],
  [1, 16, 1],
  [1, 1, 10],
  [10, 0.01, 1000],
])('a grid of %d px at a zoom of %d is drawn every %d px', (gridPx, scale, spacing) => {
  expect(gridSpacing(gridPx, scale)).toBe(spacing);
});
