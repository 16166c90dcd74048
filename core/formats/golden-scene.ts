import type { DatasetRow, ExportClass } from './dataset-row';

/** The classes of the golden scene; the dog is absent from its data. */
export const goldenClasses: readonly ExportClass[] = [
  { id: 0, name: 'cat' },
  { id: 1, name: 'dog' },
];

function goldenRow(position: number, name: string): DatasetRow {
  return {
    position,
    itemId: `itm_golden${position}`,
    name,
    sha256: String(position).repeat(64),
    mediaType: 'image/jpeg',
    widthPx: 640,
    heightPx: 480,
    text: null,
    split: 'train',
    regions: [],
    classIds: [],
    posterior: {},
    confidence: 0.92,
    source: 'consensus',
    provenance: {
      taskId: `tsk_golden${position}`,
      annotationIds: [],
      annotatorIds: [],
      labelSchemaVersions: [1],
      modelVersionIds: [],
      resolvedAt: '2026-11-21T08:00:00.000Z',
    },
  };
}

/** Two pictures of 640×480: one with a cat at 100, 120 of 200×80 px, one without anything. */
export const goldenRows: readonly DatasetRow[] = [
  {
    ...goldenRow(0, 'img/猫 1.jpg'),
    regions: [
      {
        kind: 'box',
        classId: 0,
        attributes: {},
        origin: 'manual',
        x: 100,
        y: 120,
        width: 200,
        height: 80,
        rotation: 0,
      },
    ],
  },
  goldenRow(1, 'img/empty.jpg'),
];

/** Gives rows one at a time, as a database would. */
export async function* streamRows(rows: readonly DatasetRow[]): AsyncGenerator<DatasetRow> {
  for (const row of rows) yield row;
}
