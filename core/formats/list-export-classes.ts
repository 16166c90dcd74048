import { distinctClassNames } from '../label-schema/class-path';
import type { LabelSchema } from '../label-schema/label-schema';
import type { ExportClass } from './dataset-row';

/**
 * Gives the classes of a dataset in the order of their frozen ids: all that are offered, and those
 * deleted since that a label still uses, so that no label is without its class. A class's place in
 * this list is its YOLO index; the place + 1 its COCO category id. Where classes share a name it is
 * written with the names above it.
 */
export function listExportClasses(
  schema: LabelSchema,
  usedClassIds: ReadonlySet<number>,
): ExportClass[] {
  const listed = schema.classes.filter(({ id, isDeleted }) => !isDeleted || usedClassIds.has(id));
  const names = distinctClassNames(listed);
  return listed
    .map(({ id, name }) => ({ id, name: names.get(id) ?? name }))
    .sort((a, b) => a.id - b.id);
}
