import { makeToggleFlag } from '../toggle-flag';

/** Says that the edge of the image cuts the selected regions off. */
export const toggleTruncated = makeToggleFlag('truncated', 'actions.toggleTruncated', [
  { code: 'KeyT' },
]);
