import type { Region } from '../annotation';
import type { AttributeDefinition } from './attribute-definition';

export type AttributeValue = Region['attributes'][string];

const JS_TYPES = {
  select: 'string',
  checkbox: 'boolean',
  number: 'number',
  text: 'string',
} as const;

/**
 * Returns why an attribute cannot have a value: of another type, not among the options, or out of
 * range; null where it can.
 */
export function findValueProblem(
  definition: AttributeDefinition,
  value: AttributeValue,
): 'type' | 'option' | 'range' | null {
  if (typeof value !== JS_TYPES[definition.type]) return 'type';
  if (definition.type === 'select') {
    return definition.options.includes(String(value)) ? null : 'option';
  }
  if (definition.type === 'number') {
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = definition;
    return Number(value) >= min && Number(value) <= max ? null : 'range';
  }
  return null;
}

/** Tells whether an attribute is asked of regions of a class. */
export function isAskedOf(definition: AttributeDefinition, classId: number): boolean {
  return definition.classIds === undefined || definition.classIds.includes(classId);
}
