import { editRegion } from '../records';
import { shapeOf } from '../shapes/shape-registry';
import type { Action, Shortcut } from './action';

const ARROWS = [
  { code: 'ArrowLeft', dx: -1, dy: 0 },
  { code: 'ArrowRight', dx: 1, dy: 0 },
  { code: 'ArrowUp', dx: 0, dy: -1 },
  { code: 'ArrowDown', dx: 0, dy: 1 },
];

const shortcuts: Shortcut[] = ARROWS.flatMap(({ code, dx, dy }): Shortcut[] => {
  const [far, isTrailing] = [{ dx: 10 * dx, dy: 10 * dy }, true];
  return [
    { code, alt: true, args: { dx, dy } },
    { code, alt: true, shift: true, args: far },
    { code, mod: true, args: { dx, dy, isTrailing } },
    { code, mod: true, shift: true, args: { ...far, isTrailing } },
  ];
});

/**
 * Moves one edge of each selected region where the arrow points: with Alt the edge in front, so
 * that the region grows, with Ctrl the one behind, so that it shrinks; with Shift by 10 px.
 */
export const moveEdge: Action = {
  id: 'move-edge',
  labelKey: 'actions.moveEdge',
  group: 'region',
  kinds: ['image'],
  shortcuts,
  needsArgs: true,
  doesRepeat: true,
  keepsKeys: true,
  isEnabled: ({ document }) =>
    document.editable.some((region) => shapeOf(region).moveEdge !== undefined),
  run({ document, image }, { dx = 0, dy = 0, isTrailing = false }) {
    const edge = isTrailing ? 'trailing' : 'leading';
    document.put(
      document.editable.map((region) => {
        const moved = shapeOf(region).moveEdge?.(region, dx, dy, edge, image);
        return editRegion(region, moved ?? region);
      }),
    );
  },
};
