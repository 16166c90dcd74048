import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeLocalBlobStorage } from './local-blob-storage';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'concord-blobs-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

describe('local blob storage', () => {
  it('gives back the bytes it was given, whole and by range', async () => {
    const storage = makeLocalBlobStorage(directory);
    const bytes = randomBytes(700_000);
    const { sha256, sizeBytes } = await storage.put(Readable.from([bytes, bytes]));
    expect(sizeBytes).toBe(1_400_000);
    expect(await storage.size(sha256)).toBe(1_400_000);
    expect((await storage.read(sha256)).subarray(700_000).equals(bytes)).toBe(true);
    const part: Buffer[] = [];
    for await (const chunk of storage.open(sha256, { start: 699_999, end: 700_001 })) {
      part.push(chunk as Buffer);
    }
    const joined = Buffer.concat(part);
    expect([...joined]).toEqual([bytes[699_999], bytes[0], bytes[1]]);
  });

  it('keeps one file for the same content and no temporary ones, also from writers at once', async () => {
    const storage = makeLocalBlobStorage(directory);
    const bytes = randomBytes(1000);
    const stored = await Promise.all(Array.from({ length: 8 }, () => storage.put(bytes)));
    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
    const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile(),
    );
    expect(files).toHaveLength(1);
  });

  it('refuses what is larger than allowed and leaves nothing behind', async () => {
    const storage = makeLocalBlobStorage(directory);
    await expect(storage.put(randomBytes(11), { bytesMax: 10 })).rejects.toMatchObject({
      code: 'too_large',
    });
    expect(await readdir(join(directory, 'tmp'))).toEqual([]);
  });

  it('never leaves its directory, whatever the name', async () => {
    const storage = makeLocalBlobStorage(directory);
    await expect(storage.read('../../../../etc/passwd'.padEnd(64, 'a'))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(storage.size('..%2f')).rejects.toMatchObject({ code: 'not_found' });
  });
});
