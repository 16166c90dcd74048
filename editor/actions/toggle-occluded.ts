import { makeToggleFlag } from '../toggle-flag';

/** Says that something else covers a part of the selected regions. */
export const toggleOccluded = makeToggleFlag('occluded', 'actions.toggleOccluded', [
  { code: 'KeyQ' },
]);
