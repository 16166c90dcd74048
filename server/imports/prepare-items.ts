import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { newId } from '@/core/ids';
import { items } from '@/db/schema/items';
import type { Ctx } from '../context';
import type { ImportRecord, Rejection } from './import-record';
import { ImageRefusal, prepareImage } from './prepare-image';

/** One item as it goes into the database, together with the id of its task. */
export interface NewItem {
  id: string;
  task_id: string;
  name: string;
  sha256: string;
  source_sha256: string;
  media_type: string;
  size_bytes: number;
  width_px: number | null;
  height_px: number | null;
  thumbnail_sha256: string | null;
  text: string | null;
}

export interface PreparedItems {
  items: NewItem[];
  rejections: Rejection[];
  duplicates: number;
}

/** Decoded pictures are large: two at a time keep memory within bounds. */
const IMAGES_AT_ONCE = 2;

type ImageRecord = Extract<ImportRecord, { kind: 'image' }>;

function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function textItem(name: string, text: string): NewItem {
  const sha256 = sha256Of(text);
  return {
    id: newId('item'),
    task_id: newId('task'),
    name,
    sha256,
    source_sha256: sha256,
    media_type: 'text/plain',
    size_bytes: Buffer.byteLength(text),
    width_px: null,
    height_px: null,
    thumbnail_sha256: null,
    text,
  };
}

async function isThere(ctx: Ctx, projectId: string, sourceSha256: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.projectId, projectId), eq(items.sourceSha256, sourceSha256)));
  return rows.length > 0;
}

async function prepareOne(
  ctx: Ctx,
  projectId: string,
  record: ImageRecord,
): Promise<NewItem | 'duplicate' | Rejection> {
  if (record.sha256 !== null && (await isThere(ctx, projectId, record.sha256))) return 'duplicate';
  try {
    const picture = await record.open().catch((error: unknown) => {
      throw new ImageRefusal('unreadable', 'The file cannot be unpacked or read', error);
    });
    if (record.sha256 === null && (await isThere(ctx, projectId, picture.sha256))) {
      return 'duplicate';
    }
    const image = await prepareImage(ctx.storage, picture);
    return {
      id: newId('item'),
      task_id: newId('task'),
      name: record.name,
      sha256: image.sha256,
      source_sha256: picture.sha256,
      media_type: image.mediaType,
      size_bytes: image.sizeBytes,
      width_px: image.widthPx,
      height_px: image.heightPx,
      thumbnail_sha256: image.thumbnailSha256,
      text: null,
    };
  } catch (error) {
    if (!(error instanceof ImageRefusal)) throw error;
    return { name: record.name, line: null, code: error.code, reason: error.message };
  }
}

/**
 * Turns records into items: pictures are decoded, made upright and stored (what the project has
 * already is not decoded again), texts hashed. One bad record is one rejection.
 */
export async function prepareItems(
  ctx: Ctx,
  projectId: string,
  records: readonly ImportRecord[],
): Promise<PreparedItems> {
  const prepared: PreparedItems = { items: [], rejections: [], duplicates: 0 };
  const outcomes: (NewItem | 'duplicate' | Rejection)[] = [];
  let next = 0;
  async function prepareOneByOne(): Promise<void> {
    while (next < records.length) {
      const place = next;
      next += 1;
      const record = records[place] as ImportRecord;
      if (record.kind === 'text') outcomes[place] = textItem(record.name, record.text);
      else if (record.kind === 'rejected') outcomes[place] = record.rejection;
      else outcomes[place] = await prepareOne(ctx, projectId, record);
    }
  }
  await Promise.all(Array.from({ length: IMAGES_AT_ONCE }, prepareOneByOne));
  for (const outcome of outcomes) {
    if (outcome === 'duplicate') prepared.duplicates += 1;
    else if ('reason' in outcome) prepared.rejections.push(outcome);
    else prepared.items.push(outcome);
  }
  return prepared;
}
