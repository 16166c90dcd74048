import { makeToggleFlag } from '../toggle-flag';

/** Says that each selected region stands for a crowd. */
export const toggleCrowd = makeToggleFlag('crowd', 'actions.toggleCrowd', [
  { code: 'KeyT', shift: true },
]);
