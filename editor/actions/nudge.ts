import { clampShift, unionBounds } from '../bounds';
import { editRegion } from '../records';
import { shapeOf } from '../shapes/shape-registry';
import type { Action, Shortcut } from './action';

const ARROWS = [
  { code: 'ArrowLeft', dx: -1, dy: 0 },
  { code: 'ArrowRight', dx: 1, dy: 0 },
  { code: 'ArrowUp', dx: 0, dy: -1 },
  { code: 'ArrowDown', dx: 0, dy: 1 },
];

const shortcuts: Shortcut[] = ARROWS.flatMap(({ code, dx, dy }) => [
  { code, args: { dx, dy } },
  { code, shift: true as const, args: { dx: 10 * dx, dy: 10 * dy } },
]);

/** Moves the selected regions by image px, never out of the image. */
export const nudge: Action = {
  id: 'nudge',
  labelKey: 'actions.nudge',
  group: 'region',
  kinds: ['image'],
  shortcuts,
  doesRepeat: true,
  isEnabled: ({ document }) => document.editable.length > 0,
  run({ document, image }, { dx = 0, dy = 0 }) {
    const { editable } = document;
    const bounds = unionBounds(editable.map((region) => shapeOf(region).bounds(region)));
    const shift = clampShift(bounds, dx, dy, image);
    document.put(
      editable.map((region) =>
        editRegion(region, shapeOf(region).move(region, shift.dx, shift.dy)),
      ),
    );
  },
};
