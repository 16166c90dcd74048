import { editRegion } from '../records';
import { shapeOf } from '../shapes/shape-registry';
import type { Action } from './action';

/** Puts the edges or corners of the selected regions on whole pixels. */
export const alignToPixels: Action = {
  id: 'align-to-pixels',
  labelKey: 'actions.alignToPixels',
  group: 'region',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyP', shift: true }],
  isEnabled: ({ document }) =>
    document.editable.some((region) => shapeOf(region).align !== undefined),
  run({ document, image }) {
    document.put(
      document.editable.map((region) =>
        editRegion(region, shapeOf(region).align?.(region, image) ?? region),
      ),
    );
  },
};
