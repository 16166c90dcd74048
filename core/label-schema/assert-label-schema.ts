import { AppError } from '../errors';
import type { AttributeDefinition } from './attribute-definition';
import { findValueProblem } from './find-value-problem';
import type { LabelClass, LabelSchema, ProjectKind, RegionKind } from './label-schema';

/** The kinds of region that each kind of item can carry. */
export const REGION_KINDS: Record<ProjectKind, readonly RegionKind[]> = {
  image: ['box', 'polygon'],
  text: ['span'],
};

function refuse(message: string): never {
  throw new AppError('invalid', { message });
}

function assertRegions(kind: ProjectKind, { regions, choice }: LabelSchema): void {
  for (const region of regions) {
    if (!REGION_KINDS[kind].includes(region)) {
      refuse(`${kind === 'image' ? 'An image' : 'A text'} project has no ${region} regions`);
    }
  }
  if (new Set(regions).size !== regions.length) refuse('A kind of region stands twice');
  if (choice === 'none' && regions.length === 0) {
    refuse('Ask for regions, for a class of the item, or both');
  }
}

/** Leaves out tombstones: their names and keys are free again. */
function assertDistinct(classes: readonly LabelClass[]): void {
  const names = new Set<string>();
  const keys = new Set<string>();
  for (const { name, shortcut, isDeleted, parentId } of classes) {
    if (isDeleted) continue;
    const place = `${parentId ?? ''}/${name}`;
    if (names.has(place)) {
      refuse(`Two classes ${parentId === undefined ? '' : 'of one parent '}are called “${name}”`);
    }
    names.add(place);
    if (shortcut !== null && keys.has(shortcut)) refuse(`Two classes have the key ${shortcut}`);
    if (shortcut !== null) keys.add(shortcut);
  }
}

function assertTree(classes: readonly LabelClass[]): void {
  const byId = new Map(classes.map((entry) => [entry.id, entry]));
  const isSound = new Set<number>();
  for (const entry of classes) {
    if (entry.isDeleted) continue;
    const above = new Set<number>();
    let node: LabelClass = entry;
    while (node.parentId !== undefined && !isSound.has(node.id)) {
      above.add(node.id);
      const parent = byId.get(node.parentId);
      if (parent === undefined || parent.isDeleted) {
        refuse(`“${node.name}” has the unknown parent ${node.parentId}`);
      }
      if (above.has(parent.id)) refuse(`“${node.name}” stands below itself`);
      node = parent;
    }
    for (const id of above) isSound.add(id);
  }
}

function assertAttribute(definition: AttributeDefinition, known: ReadonlySet<number>): void {
  const { name } = definition;
  for (const id of definition.classIds ?? []) {
    if (!known.has(id)) refuse(`The attribute “${name}” is for the unknown class ${id}`);
  }
  if (definition.type === 'select') {
    const { options } = definition;
    if (new Set(options).size !== options.length) {
      refuse(`The attribute “${name}” has an option twice`);
    }
  }
  if (definition.type === 'number') {
    const { min, max } = definition;
    if (min !== undefined && max !== undefined && min > max) {
      refuse(`The attribute “${name}” has a least value above its greatest`);
    }
  }
  if (definition.default !== undefined && findValueProblem(definition, definition.default)) {
    refuse(`The attribute “${name}” cannot begin with ${JSON.stringify(definition.default)}`);
  }
}

/**
 * Guarantees that a label schema holds together: region kinds that the items can carry, distinct
 * names among the classes of one parent, distinct keys, a tree without cycles, and attributes whose
 * names are distinct, whose classes are known and whose defaults are values they take.
 * @throws AppError `invalid` naming the first thing that does not fit
 */
export function assertLabelSchema(kind: ProjectKind, schema: LabelSchema): void {
  assertRegions(kind, schema);
  assertDistinct(schema.classes);
  assertTree(schema.classes);
  const known = new Set(schema.classes.map(({ id }) => id));
  const names = new Set<string>();
  for (const definition of schema.attributes ?? []) {
    if (names.has(definition.name)) refuse(`Two attributes are called “${definition.name}”`);
    names.add(definition.name);
    assertAttribute(definition, known);
  }
}
