import type { Region } from '@/core/annotation';
import type { AttributeDefinition } from '@/core/label-schema/attribute-definition';
import { findValueProblem, isAskedOf } from '@/core/label-schema/find-value-problem';
import type { LabelSchema } from '@/core/label-schema/label-schema';

/** Characters that a Region's attribute holds. */
const TEXT_MAX = 2000;

/** A Region's answers by the name of the attribute. */
type Attributes = Region['attributes'];

/** Returns what is asked of regions of the class. */
export function attributesOfClass(
  schema: LabelSchema,
  classId: number,
): readonly AttributeDefinition[] {
  return (schema.attributes ?? []).filter((definition) => isAskedOf(definition, classId));
}

/**
 * Returns the attributes as a region of the class has them: what is asked of other classes only is
 * left out, defaults are filled in, what the schema does not know stays. The very same object where
 * nothing differs.
 */
export function fitAttributes(
  schema: LabelSchema,
  classId: number,
  attributes: Attributes,
): Attributes {
  const asked = attributesOfClass(schema, classId);
  const foreign = new Set((schema.attributes ?? []).map(({ name }) => name));
  for (const { name } of asked) foreign.delete(name);
  const missing = asked.filter(
    (definition) => definition.default !== undefined && !(definition.name in attributes),
  );
  const kept = Object.entries(attributes).filter(([name]) => !foreign.has(name));
  if (missing.length === 0 && kept.length === Object.keys(attributes).length) return attributes;
  const defaults = missing.map((definition) => [definition.name, definition.default]);
  return Object.fromEntries([...kept, ...defaults]);
}

/** Whether a person may give this value to the attribute. */
export function isAttributeValue(
  definition: AttributeDefinition,
  value: string | number | boolean,
): boolean {
  if (typeof value === 'string' && value.length > TEXT_MAX) return false;
  if (typeof value === 'number' && !Number.isFinite(value)) return false;
  return findValueProblem(definition, value) === null;
}

/** Whether the region lacks an answer that the schema requires of its class. */
export function isLackingAttributes(
  schema: LabelSchema,
  { classId, attributes }: Pick<Region, 'classId' | 'attributes'>,
): boolean {
  return attributesOfClass(schema, classId).some(({ name, isRequired }) => {
    const value = attributes[name];
    return isRequired === true && (value === undefined || value === '');
  });
}
