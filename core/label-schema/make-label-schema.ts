import { assertLabelSchema } from './assert-label-schema';
import { classColor } from './class-colors';
import { fillShortcuts } from './fill-shortcuts';
import type { LabelClass, LabelSchema, LabelSchemaInput, ProjectKind } from './label-schema';

/**
 * Guarantees a complete LabelSchema: class ids are the positions, keys are digits in order,
 * colours come from the series, an image project asks for boxes and a text project for one class
 * unless told otherwise.
 * @throws AppError `invalid` for a schema that does not hold together, see assertLabelSchema
 */
export function makeLabelSchema(kind: ProjectKind, input: LabelSchemaInput): LabelSchema {
  const isText = kind === 'text';
  const asksForRegions = input.regions !== undefined && input.regions.length > 0;
  const choice = input.choice ?? (isText && !asksForRegions ? 'single' : 'none');
  const isItemOnly = input.choice !== undefined && choice !== 'none';
  const regions = input.regions ?? (isText || isItemOnly ? [] : ['box']);
  const shortcuts = fillShortcuts(input.classes);
  const classes = input.classes.map(
    (entry, id): LabelClass => ({
      id,
      name: entry.name,
      color: entry.color ?? classColor(id),
      shortcut: shortcuts[id] ?? null,
      isDeleted: false,
      ...(entry.parentId === undefined ? {} : { parentId: entry.parentId }),
      ...(entry.keywords?.length ? { keywords: entry.keywords } : {}),
    }),
  );
  const schema: LabelSchema = {
    classes,
    regions,
    choice,
    ...(input.attributes?.length ? { attributes: input.attributes } : {}),
  };
  assertLabelSchema(kind, schema);
  return schema;
}
