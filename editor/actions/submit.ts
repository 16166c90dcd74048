import { isLackingAttributes } from '../region-attributes';
import type { Action } from './action';

/**
 * Asks the host to submit the answer and go on; what is not rejected counts as accepted. Where
 * regions lack an attribute that the schema requires, the first of them is selected instead and the
 * host is told which; it is told too where of a single choice nothing is chosen.
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
  isEnabled: () => true,
  run(editor) {
    const { schema, list, item } = editor.document;
    const regionIds = list.ordered
      .filter((region) => isLackingAttributes(schema, region))
      .map(({ id }) => id);
    const [first] = regionIds;
    if (first !== undefined) {
      editor.show(first);
      editor.request({ kind: 'missing-attributes', regionIds });
    } else if (schema.choice === 'single' && item.classIds.length !== 1) {
      editor.request({ kind: 'missing-class' });
    } else {
      editor.request({ kind: 'submit' });
    }
  },
};
