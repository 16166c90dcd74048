import { eq } from 'drizzle-orm';
import type { ExportFormat } from '@/core/contracts/export-dataset-version.contract';
import { AppError } from '@/core/errors';
import { listExportClasses } from '@/core/formats/list-export-classes';
import { writeCoco } from '@/core/formats/write-coco';
import { writeManifest } from '@/core/formats/write-manifest';
import type { datasetVersions } from '@/db/schema/dataset-versions';
import { projects } from '@/db/schema/projects';
import { authorize } from '../authorize/authorize';
import type { Ctx } from '../context';
import { findDatasetVersion } from './dataset-version-view';
import { readDatasetRows } from './read-dataset-rows';
import { streamText } from './stream-text';
import { streamYoloZip } from './stream-yolo-zip';

export interface ExportedFile {
  fileName: string;
  mediaType: string;
  /** Differs whenever the bytes may. */
  etag: string;
  open: () => ReadableStream<Uint8Array>;
}

type Version = typeof datasetVersions.$inferSelect;

const FILES: Record<ExportFormat, { suffix: string; mediaType: string }> = {
  manifest: { suffix: '.manifest.jsonl', mediaType: 'application/x-ndjson; charset=utf-8' },
  coco: { suffix: '.coco.json', mediaType: 'application/json; charset=utf-8' },
  yolo: { suffix: '.yolo.zip', mediaType: 'application/zip' },
};

/** Counts up when a format is written in another way than before: known bytes are then stale. */
const RENDERING = 2;

/** Pictures are served as colour, whatever their file's own channels. */
const DEPTH = 3;

function assertHasFormat(version: Version, format: ExportFormat): void {
  if (format === 'manifest') return;
  const name = format === 'coco' ? 'COCO' : 'YOLO';
  if (version.kind === 'text') {
    throw new AppError('invalid', {
      message: `${name} describes pictures; export a text dataset with format=manifest`,
    });
  }
  if (version.labelSchema.regions.length === 0) {
    throw new AppError('invalid', {
      message: `This dataset has no regions, so ${name} would lose its labels; use format=manifest`,
    });
  }
}

function slug(name: string): string {
  const kept = name.normalize('NFKC').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return kept.replace(/^[-.]+|[-.]+$/g, '').slice(0, 60) || 'dataset';
}

function openBody(
  ctx: Pick<Ctx, 'db' | 'storage'>,
  version: Version,
  format: ExportFormat,
  projectName: string,
): ReadableStream<Uint8Array> {
  const used = new Set(Object.keys(version.statistics.classesBySplit).map(Number));
  const classes = listExportClasses(version.labelSchema, used);
  const openRows = () => readDatasetRows(ctx, version.id);
  if (format === 'coco') {
    const dateCreated = version.createdAt.toISOString().slice(0, 10);
    const description = `${projectName} ${version.name}`;
    return streamText(writeCoco(openRows, { description, dateCreated, classes }));
  }
  if (format === 'yolo') {
    const hasTest = (version.statistics.itemsBySplit.test ?? 0) > 0;
    const zip = { rows: openRows(), classes, hasTest, mtime: version.createdAt };
    return streamYoloZip(zip, ctx.storage);
  }
  const { regions, choice } = version.labelSchema;
  const pieces = writeManifest(openRows(), {
    kind: version.kind,
    regions,
    choice,
    classes,
    depth: DEPTH,
    jobName: slug(projectName),
    datasetVersion: version.contentHash,
    sourceRef: ({ sha256 }) => `/api/v1/files/${sha256}`,
  });
  return streamText(pieces);
}

/**
 * Returns a rendering of a version in one format; `open` starts it, holding one page of rows (and
 * for YOLO one picture's chunk) in memory at a time.
 * @throws AppError `invalid` for a format that cannot carry this dataset
 */
export async function exportDatasetVersion(
  ctx: Ctx,
  input: { datasetVersionId: string; format: ExportFormat },
): Promise<ExportedFile> {
  const version = await findDatasetVersion(ctx, input.datasetVersionId);
  await authorize(ctx, 'dataset.read', version);
  assertHasFormat(version, input.format);
  const [project] = await ctx.db
    .select({ name: projects.name })
    .from(projects)
    .where(eq(projects.id, version.projectId));
  const projectName = project?.name ?? '';
  const { suffix, mediaType } = FILES[input.format];
  return {
    fileName: `${slug(projectName)}-${slug(version.name)}${suffix}`,
    mediaType,
    etag: `"${version.contentHash}-${input.format}-${RENDERING}"`,
    open: () => openBody(ctx, version, input.format, projectName),
  };
}
