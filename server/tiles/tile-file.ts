import { Readable } from 'node:stream';
import type { BlobStorage } from '../storage/blob-storage';

/**
 * All tiles of one picture in one blob: `CNCDTIL1`, the number of tiles, the length of each (both
 * as unsigned 32-bit numbers, little-endian), then their bytes, in the order of their places.
 */
const MAGIC = Buffer.from('CNCDTIL1');
const HEAD_BYTES = MAGIC.length + 4;
const INDEXES_MAX = 64;
/** Where each tile begins, and where the last one ends; the blob's name says it all for ever. */
const indexes = new Map<string, Float64Array>();

/** Returns the blob's bytes as a stream; each tile is read when its turn comes. */
export function packTiles(
  tiles: readonly { readonly bytes: number; readonly read: () => Promise<Buffer> }[],
): Readable {
  async function* chunks() {
    const head = Buffer.alloc(HEAD_BYTES + 4 * tiles.length);
    MAGIC.copy(head);
    head.writeUInt32LE(tiles.length, MAGIC.length);
    tiles.forEach(({ bytes }, place) => {
      head.writeUInt32LE(bytes, HEAD_BYTES + 4 * place);
    });
    yield head;
    for (const { bytes, read } of tiles) {
      const tile = await read();
      if (tile.length !== bytes) throw new Error('A tile has changed while it was packed');
      yield tile;
    }
  }
  return Readable.from(chunks());
}

async function readBytes(storage: BlobStorage, sha256: string, start: number, count: number) {
  const chunks: Buffer[] = [];
  for await (const chunk of storage.open(sha256, { start, end: start + count - 1 })) {
    chunks.push(chunk as Buffer);
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.length !== count) throw new Error(`The tiles ${sha256} end too soon`);
  return bytes;
}

async function readIndex(storage: BlobStorage, sha256: string): Promise<Float64Array> {
  const known = indexes.get(sha256);
  if (known !== undefined) return known;
  const head = await readBytes(storage, sha256, 0, HEAD_BYTES);
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error(`${sha256} holds no tiles`);
  const count = head.readUInt32LE(MAGIC.length);
  const lengths = await readBytes(storage, sha256, HEAD_BYTES, 4 * count);
  const starts = new Float64Array(count + 1);
  starts[0] = HEAD_BYTES + 4 * count;
  for (let place = 0; place < count; place += 1) {
    starts[place + 1] = (starts[place] as number) + lengths.readUInt32LE(4 * place);
  }
  const oldest = indexes.keys().next();
  if (indexes.size >= INDEXES_MAX && !oldest.done) indexes.delete(oldest.value);
  indexes.set(sha256, starts);
  return starts;
}

/** Returns the bytes of the tile at a place; null where the blob has no such place. */
export async function readTile(
  storage: BlobStorage,
  sha256: string,
  place: number,
): Promise<Buffer | null> {
  const starts = await readIndex(storage, sha256);
  const [start, end] = [starts[place], starts[place + 1]];
  return start === undefined || end === undefined
    ? null
    : readBytes(storage, sha256, start, end - start);
}
