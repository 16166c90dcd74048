import type { Region } from '../annotation';
import type { DatasetRow, ExportClass } from './dataset-row';

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where a region is, in a fixed order of keys: datasets made before a kind existed keep their hash. */
function canonicalPlace(region: Region) {
  if (region.kind === 'polygon') return { points: region.points };
  if (region.kind === 'span') return { start: region.start, end: region.end };
  const { x, y, width, height, rotation } = region;
  return { x, y, width, height, rotation };
}

function canonicalRegion(region: Region) {
  const { kind, classId, attributes, flags, group } = region;
  return {
    kind,
    classId,
    ...canonicalPlace(region),
    attributes: sorted(attributes),
    // Absent ones are not written.
    flags: flags?.toSorted(),
    group,
  };
}

/** Gives the first line of what a dataset's content hash is taken over: its classes. */
export function canonicalClasses(classes: readonly ExportClass[]): string {
  return `${JSON.stringify(classes.map(({ id, name }) => [id, name]))}\n`;
}

/**
 * Gives the line of one row in what a dataset's content hash is taken over: content, split and
 * label, and nothing that may differ between equal datasets (ids, times, the version's name).
 */
export function canonicalRow(row: DatasetRow): string {
  return `${JSON.stringify({
    sha256: row.sha256,
    name: row.name,
    widthPx: row.widthPx,
    heightPx: row.heightPx,
    split: row.split,
    regions: row.regions.map(canonicalRegion),
    classIds: row.classIds,
    posterior: sorted(row.posterior),
    confidence: row.confidence,
    source: row.source,
  })}\n`;
}
