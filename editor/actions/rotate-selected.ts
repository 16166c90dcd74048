import { editRegion } from '../records';
import { shapeOf } from '../shapes/shape-registry';
import type { Action } from './action';

/** Turns each selected region about its own centre, clockwise or back. */
export const rotateSelected: Action = {
  id: 'rotate-selected',
  labelKey: 'actions.rotateSelected',
  group: 'region',
  kinds: ['image'],
  shortcuts: [
    { code: 'KeyE', args: { degrees: -1 } },
    { code: 'KeyE', shift: true, args: { degrees: -15 } },
    { code: 'KeyR', args: { degrees: 1 } },
    { code: 'KeyR', shift: true, args: { degrees: 15 } },
  ],
  needsArgs: true,
  doesRepeat: true,
  isEnabled: ({ document }) =>
    document.editable.some((region) => shapeOf(region).rotate !== undefined),
  run({ document, image }, { degrees = 0 }) {
    document.put(
      document.editable.map((region) =>
        editRegion(region, shapeOf(region).rotate?.(region, degrees, image) ?? region),
      ),
    );
  },
};
