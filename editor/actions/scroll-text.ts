import { selectedRange } from '../text/text-selection';
import type { Action } from './action';

/**
 * Asks the host to show the next part of the text, or the one before, wherever the focus is. A
 * caret that was left behind is given up: arrows go on from what is to be seen.
 */
export const scrollText: Action = {
  id: 'scroll-text',
  labelKey: 'actions.scrollText',
  group: 'view',
  kinds: ['text'],
  shortcuts: [
    { code: 'PageDown', args: { dy: 1 } },
    { code: 'PageUp', args: { dy: -1 } },
  ],
  doesRepeat: true,
  keepsGesture: true,
  isEnabled: ({ text }) => text !== null,
  run(editor, { dy = 1 }) {
    const { document, text } = editor;
    if (text !== null && !editor.isInGesture && selectedRange(text.selection) === null) {
      document.select([]);
      text.selection = null;
    }
    editor.request({ kind: dy > 0 ? 'next-page' : 'previous-page' });
  },
};
