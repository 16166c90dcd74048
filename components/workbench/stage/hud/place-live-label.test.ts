import { expect, it } from 'vitest';
import { viewPoint } from '@/editor/units';
import { placeLiveLabel } from './place-live-label';

const view = { width: 800, height: 600 };
const size = { width: 60, height: 20 };
const box = { left: 100, top: 100, right: 300, bottom: 200 };

const corner = viewPoint(100, 100);

it('stands above the region, left-aligned, off its handles', () => {
  expect(placeLiveLabel(box, size, [], view)).toEqual({ x: 100, y: 80 });
  expect(placeLiveLabel(box, size, [corner], view)).toEqual({ x: 100, y: 72 });
});

it('stands below it where the handle to turn it by is in the way', () => {
  const handles = [corner, viewPoint(120, 76)];
  expect(placeLiveLabel(box, size, handles, view)).toEqual({ x: 100, y: 208 });
});

it('stays in view at every edge', () => {
  const top = { ...box, top: 10 };
  expect(placeLiveLabel(top, size, [], view).y).toBe(200);
  const right = { ...box, left: 780, right: 900 };
  expect(placeLiveLabel(right, size, [], view).x).toBe(740);
  const all = { left: -50, top: -50, right: 900, bottom: 700 };
  expect(placeLiveLabel(all, size, [], view)).toEqual({ x: 8, y: 8 });
});
