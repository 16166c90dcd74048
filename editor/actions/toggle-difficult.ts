import { makeToggleFlag } from '../toggle-flag';

/** Says that the selected regions are hard to tell. */
export const toggleDifficult = makeToggleFlag('difficult', 'actions.toggleDifficult', [
  { code: 'KeyQ', shift: true },
]);
