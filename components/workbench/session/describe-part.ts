import type { DraftFields } from '@/core/draft/draft-diff';
import type { LabelSchema } from '@/core/label-schema/label-schema';

function nameOf(schema: LabelSchema, classId: unknown): string {
  return schema.classes.find(({ id }) => id === classId)?.name ?? String(classId);
}

function round(value: unknown): number {
  return typeof value === 'number' ? Math.round(value) : 0;
}

/** Returns a region's, or the item's, classes and place in a few words without any language. */
export function describePart(fields: DraftFields, schema: LabelSchema): string {
  const { kind, classIds } = fields;
  if (Array.isArray(classIds)) return classIds.map((id) => nameOf(schema, id)).join(', ');
  const name = nameOf(schema, fields['classId']);
  if (kind === 'box') {
    const { x, y, width, height } = fields;
    return `${name} · ${round(x)}, ${round(y)} · ${round(width)} × ${round(height)} px`;
  }
  if (kind === 'span') return `${name} · ${round(fields['start'])}–${round(fields['end'])}`;
  const points = Array.isArray(fields['points']) ? fields['points'] : [];
  const [first] = points as [number, number][];
  const at = first === undefined ? '' : ` · ${round(first[0])}, ${round(first[1])}`;
  return `${name}${at} · ${points.length} ×`;
}
