import type { ImageRegion, SpanRegion } from '../annotation';
import type { Choice, ProjectKind, RegionKind } from '../label-schema/label-schema';
import type { DatasetRow, ExportClass } from './dataset-row';
import { clipBox, isImageRegion, regionBounds } from './region-bounds';
import { roundHalfEven } from './round-half-even';

/** What the lines of one manifest share. */
export interface ManifestSettings {
  kind: ProjectKind;
  regions: readonly RegionKind[];
  choice: Choice;
  classes: readonly ExportClass[];
  /** Channels of the pictures. */
  depth: number;
  /** Written as `labeling-job/<name>`. */
  jobName: string;
  /** The dataset version's content hash. */
  datasetVersion: string;
  /** Where a picture's bytes are. */
  sourceRef: (row: DatasetRow) => string;
}

type Json = Record<string, unknown>;

/** Ground Truth writes 0 for a single worker: it means unknown, not bad. */
function confidenceOf(row: DatasetRow): number {
  return row.source === 'single' ? 0 : row.confidence;
}

/** ISO without a zone, in UTC, six decimals. */
function creationDate(row: DatasetRow): string {
  return `${new Date(row.provenance.resolvedAt).toISOString().slice(0, -1)}000`;
}

function jobFields(row: DatasetRow, settings: ManifestSettings) {
  return {
    human: { 'human-annotated': 'yes' },
    date: { 'creation-date': creationDate(row) },
    job: { 'job-name': `labeling-job/${settings.jobName}` },
  };
}

function nameMap(ids: readonly number[], settings: ManifestSettings): Record<string, string> {
  const names = new Map(settings.classes.map(({ id, name }) => [id, name]));
  return Object.fromEntries(ids.map((id) => [id, names.get(id) ?? String(id)]));
}

function pixelBox(region: ImageRegion, widthPx: number, heightPx: number): Json | null {
  const box = clipBox(regionBounds(region), widthPx, heightPx);
  if (box === null) return null;
  const left = Math.min(roundHalfEven(box.x), widthPx - 1);
  const top = Math.min(roundHalfEven(box.y), heightPx - 1);
  const width = Math.min(Math.max(1, roundHalfEven(box.width)), widthPx - left);
  const height = Math.min(Math.max(1, roundHalfEven(box.height)), heightPx - top);
  return { class_id: region.classId, left, top, width, height };
}

function boxPart(row: DatasetRow, settings: ManifestSettings): Json {
  const [width, height] = [row.widthPx ?? 0, row.heightPx ?? 0];
  const annotations = row.regions
    .filter(isImageRegion)
    .map((region) => pixelBox(region, width, height))
    .filter((box) => box !== null);
  const { human, date, job } = jobFields(row, settings);
  return {
    'bounding-box': { image_size: [{ width, height, depth: settings.depth }], annotations },
    'bounding-box-metadata': {
      objects: annotations.map(() => ({ confidence: confidenceOf(row) })),
      'class-map': nameMap(
        annotations.map((box) => box.class_id as number),
        settings,
      ),
      type: 'groundtruth/object-detection',
      ...human,
      ...date,
      ...job,
    },
  };
}

/** A short name beside the full one, as the workers' pages of Ground Truth show it. */
function shortName(name: string): string {
  return [...name.toLowerCase()].slice(0, 2).join('');
}

/** Entities with offsets in code points, from the text's start on, and the labels they use. */
function spanPart(row: DatasetRow, settings: ManifestSettings): Json {
  const spans = row.regions
    .filter((region): region is SpanRegion => region.kind === 'span')
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const used = new Set(spans.map(({ classId }) => classId));
  const names = nameMap([...used], settings);
  const labels = Object.values(names);
  const { human, date, job } = jobFields(row, settings);
  return {
    'text-span': {
      annotations: {
        labels: labels.map((label) => ({ label, shortDisplayName: shortName(label) })),
        entities: spans.map(({ classId, start, end }) => ({
          label: names[classId],
          startOffset: start,
          endOffset: end,
        })),
      },
    },
    'text-span-metadata': {
      entities: spans.map(() => ({ confidence: confidenceOf(row) })),
      type: 'groundtruth/text-span',
      ...human,
      ...date,
      ...job,
    },
  };
}

function singlePart(row: DatasetRow, settings: ManifestSettings): Json {
  const [classId] = row.classIds;
  if (classId === undefined) return {};
  const { human, date, job } = jobFields(row, settings);
  return {
    label: classId,
    'label-metadata': {
      'class-name': nameMap([classId], settings)[classId],
      confidence: confidenceOf(row),
      type: `groundtruth/${settings.kind}-classification`,
      ...job,
      ...human,
      ...date,
    },
  };
}

function multiplePart(row: DatasetRow, settings: ManifestSettings): Json {
  const { human, date, job } = jobFields(row, settings);
  const confidences = row.classIds.map((id) => [
    id,
    row.source === 'single' ? 0 : (row.posterior[id] ?? row.confidence),
  ]);
  return {
    tags: [...row.classIds],
    'tags-metadata': {
      ...job,
      'class-map': nameMap(row.classIds, settings),
      ...human,
      ...date,
      'confidence-map': Object.fromEntries(confidences),
      type: `groundtruth/${settings.kind}-classification-multilabel`,
    },
  };
}

/** One number a class in the order of the class list; null where there is no distribution. */
function posteriorArray(row: DatasetRow, settings: ManifestSettings): number[] | null {
  const values = settings.classes.map(({ id }) => row.posterior[id] ?? 0);
  return values.some((value) => value > 0) ? values : null;
}

function ownPart(row: DatasetRow, settings: ManifestSettings): Json {
  return {
    concord: {
      datasetVersion: settings.datasetVersion,
      split: row.split,
      itemId: row.itemId,
      sha256: row.sha256,
      name: row.name,
      regions: row.regions,
      classIds: row.classIds,
      posterior: posteriorArray(row, settings),
      confidence: row.confidence,
      source: row.source,
      provenance: row.provenance,
    },
  };
}

/**
 * Gives one line of a SageMaker augmented manifest, without its line feed: integer pixels rounded
 * half-even once and clamped to the picture (of a polygon the upright box around it), spans by code
 * points, a class map of the line's own classes, and all that Ground Truth has no word for (split,
 * exact regions, posterior, provenance) under `concord`. A region wholly outside the picture stands
 * under `concord` only.
 */
export function writeManifestLine(row: DatasetRow, settings: ManifestSettings): string {
  return JSON.stringify({
    ...(settings.kind === 'text'
      ? { source: row.text ?? '' }
      : { 'source-ref': settings.sourceRef(row) }),
    ...(settings.regions.some((kind) => kind !== 'span') ? boxPart(row, settings) : {}),
    ...(settings.regions.includes('span') ? spanPart(row, settings) : {}),
    ...(settings.choice === 'single' ? singlePart(row, settings) : {}),
    ...(settings.choice === 'multiple' ? multiplePart(row, settings) : {}),
    ...ownPart(row, settings),
  });
}

/** Gives the whole manifest, a line each row, as rows arrive. */
export async function* writeManifest(
  rows: AsyncIterable<DatasetRow>,
  settings: ManifestSettings,
): AsyncGenerator<string> {
  for await (const row of rows) yield `${writeManifestLine(row, settings)}\n`;
}
