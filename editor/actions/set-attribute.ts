import type { RegionRecord } from '../records';
import { attributesOfClass, isAttributeValue } from '../region-attributes';
import type { EditorContext } from '../editor-context';
import type { Action, ActionArgs } from './action';

/** The selected regions whose class has the attribute and may take the value; null takes it away. */
function targetsOf({ document }: EditorContext, { name, value }: ActionArgs): RegionRecord[] {
  if (name === undefined || value === undefined) return [];
  return document.editable.filter(({ classId }) => {
    const asked = attributesOfClass(document.schema, classId);
    const definition = asked.find((entry) => entry.name === name);
    return definition !== undefined && (value === null || isAttributeValue(definition, value));
  });
}

/** Gives the selected regions a value of one attribute, or takes it away. */
export const setAttribute: Action = {
  id: 'set-attribute',
  labelKey: 'actions.setAttribute',
  group: 'region',
  kinds: ['image', 'text'],
  shortcuts: [],
  needsArgs: true,
  isEnabled: (editor, args) => targetsOf(editor, args).length > 0,
  run(editor, args) {
    const { name = '', value = null } = args;
    const ids = new Set(targetsOf(editor, args).map(({ id }) => id));
    editor.document.editSelected(({ id, attributes }) => {
      if (!ids.has(id) || (attributes[name] ?? null) === value) return {};
      if (value !== null) return { attributes: { ...attributes, [name]: value } };
      const { [name]: _taken, ...rest } = attributes;
      return { attributes: rest };
    });
  },
};
