import { type DraftFields, fromFields } from '@/core/draft/draft-diff';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { fromDraftRegion } from '@/editor/draft';
import { readBoxOf, shapeOf } from '@/editor/shapes/shape-registry';

function nameOf(schema: LabelSchema, classId: unknown): string {
  return schema.classes.find(({ id }) => id === classId)?.name ?? String(classId);
}

/** Returns a region's, or the item's, classes and place in a few words without any language. */
export function describePart(fields: DraftFields, schema: LabelSchema): string {
  const { classIds } = fields;
  if (Array.isArray(classIds)) return classIds.map((id) => nameOf(schema, id)).join(', ');
  const region = fromDraftRegion(fromFields(fields));
  const name = nameOf(schema, region.classId);
  if (region.kind === 'span') return `${name} · ${region.start}–${region.end}`;
  const { x, y, width, height } = readBoxOf(region);
  const place = `${Math.round(x)}, ${Math.round(y)}`;
  const extent = `${Math.round(width)} × ${Math.round(height)} px`;
  const corners = shapeOf(region).corners?.(region);
  const count = corners === undefined ? '' : ` · ${corners.length} ×`;
  return `${name} · ${place} · ${extent}${count}`;
}
