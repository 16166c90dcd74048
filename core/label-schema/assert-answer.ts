import type { Answer, Region } from '../annotation';
import { AppError } from '../errors';
import type { AttributeDefinition } from './attribute-definition';
import { type AttributeValue, findValueProblem, isAskedOf } from './find-value-problem';
import type { LabelSchema } from './label-schema';

function refuse(message: string): never {
  throw new AppError('invalid', { message });
}

const PROBLEMS = {
  type: 'a value of the wrong type',
  option: 'a value that is not among its options',
  range: 'a value out of its range',
};

/** A value of today's type that an earlier version took outlives the change. */
function wasTaken(name: string, value: AttributeValue, earlier: readonly LabelSchema[]): boolean {
  return earlier.some(({ attributes }) =>
    attributes?.some(
      (definition) => definition.name === name && findValueProblem(definition, value) === null,
    ),
  );
}

function isBlank({ type }: AttributeDefinition, value: AttributeValue): boolean {
  return value === '' && (type === 'select' || type === 'text');
}

function assertAttributes(
  region: Region,
  place: string,
  definitions: readonly AttributeDefinition[],
  earlier: readonly LabelSchema[],
): void {
  for (const definition of definitions) {
    if (!isAskedOf(definition, region.classId)) continue;
    const { name } = definition;
    const value = Object.hasOwn(region.attributes, name) ? region.attributes[name] : undefined;
    if (value === undefined || isBlank(definition, value)) {
      if (definition.isRequired) refuse(`${place} has no value for the attribute “${name}”`);
      continue;
    }
    const problem = findValueProblem(definition, value);
    if (problem === null || (problem !== 'type' && wasTaken(name, value, earlier))) continue;
    refuse(`${place} has ${PROBLEMS[problem]} for the attribute “${name}”`);
  }
}

function assertRegions(
  schema: LabelSchema,
  regions: readonly Region[],
  known: ReadonlySet<number>,
  earlier: readonly LabelSchema[],
): void {
  const kinds = new Set([schema, ...earlier].flatMap((version) => version.regions));
  const regionIds = new Set<string>();
  regions.forEach((region, index) => {
    const place = `Region ${index + 1}`;
    if (!known.has(region.classId)) refuse(`${place} has the unknown class ${region.classId}`);
    if (!kinds.has(region.kind)) refuse(`This project takes no ${region.kind}`);
    if (region.id !== undefined && regionIds.has(region.id)) {
      refuse(`Two regions have the id ${region.id}`);
    }
    if (region.id !== undefined) regionIds.add(region.id);
    assertAttributes(region, place, schema.attributes ?? [], earlier);
  });
}

/**
 * Guarantees that an answer fits a LabelSchema: known classes (tombstones too), allowed region
 * kinds, one class where one is asked for (any node of a taxonomy), and for each attribute asked of
 * a region a value it takes; attributes that are not defined are let through. What an `earlier`
 * version of the schema took is taken too, since an open draft outlives a schema change.
 * @throws AppError `invalid` naming the first thing that does not fit.
 */
export function assertAnswer(
  schema: LabelSchema,
  answer: Answer,
  earlier: readonly LabelSchema[] = [],
): void {
  const known = new Set(schema.classes.map(({ id }) => id));
  assertRegions(schema, answer.regions, known, earlier);
  for (const classId of answer.classIds) {
    if (!known.has(classId)) refuse(`The class ${classId} is unknown`);
  }
  if (new Set(answer.classIds).size !== answer.classIds.length) refuse('A class stands twice');
  const isAsked = [schema, ...earlier].some(({ choice }) => choice !== 'none');
  if (!isAsked && answer.classIds.length > 0) {
    refuse('This project asks for no class of the whole item');
  }
  if (schema.choice === 'single' && answer.classIds.length !== 1) {
    refuse('Choose exactly one class');
  }
}
