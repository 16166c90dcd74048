import type { Action } from './action';

const hasKeywords: Action['isEnabled'] = ({ document, view }) =>
  view.settings.hasKeywords &&
  document.schema.classes.some(({ isDeleted, keywords = [] }) => !isDeleted && keywords.length > 0);

/** Asks the host to go to the next keyword of a class, or with Shift to the one before. */
export const nextKeyword: Action = {
  id: 'next-keyword',
  labelKey: 'actions.nextKeyword',
  group: 'view',
  kinds: ['text'],
  shortcuts: [
    { code: 'KeyK', args: { dx: 1 } },
    { code: 'KeyK', shift: true, args: { dx: -1 } },
  ],
  doesRepeat: true,
  keepsGesture: true,
  isEnabled: hasKeywords,
  run: (editor, { dx = 1 }) =>
    editor.request({ kind: dx > 0 ? 'next-keyword' : 'previous-keyword' }),
};
