import { isLackingAttributes } from '../region-attributes';
import type { Action } from './action';

/**
 * Asks the host to submit the answer and go on; what is not rejected counts as accepted. Where
 * regions lack an attribute that the schema requires, the first of them is selected instead and the
 * host is told which.
 */
export const submit: Action = {
  id: 'submit',
  labelKey: 'actions.submit',
  group: 'task',
  kinds: ['image', 'text'],
  shortcuts: [
    { code: 'Space', on: 'tap' },
    { code: 'Enter' },
    { code: 'NumpadEnter' },
    { code: 'Enter', mod: true },
  ],
  completesGesture: true,
  keepsKeys: true,
  isEnabled: ({ document }) =>
    document.schema.choice !== 'single' || document.item.classIds.length === 1,
  run(editor) {
    const { schema, list } = editor.document;
    const regionIds = list.ordered
      .filter((region) => isLackingAttributes(schema, region))
      .map(({ id }) => id);
    const [first] = regionIds;
    if (first === undefined) {
      editor.request({ kind: 'submit' });
      return;
    }
    editor.show(first);
    editor.request({ kind: 'missing-attributes', regionIds });
  },
};
