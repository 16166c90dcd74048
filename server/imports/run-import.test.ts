import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import type { EntityId } from '@/core/ids';
import { createTestDatabase } from '@/db/testing/test-database';
import {
  countBrokenTasks,
  importAll,
  makeGround,
  makePerson,
  makeTextProject,
} from '../assignments/testing/test-project';
import type { Ctx } from '../context';
import { listItems } from '../items/list-items';
import { createProject } from '../projects/create-project';
import { createImport } from './create-import';
import { getImport } from './get-import';
import { runImport } from './run-import';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let admin: Ctx;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = await makePerson(await makeGround(database.db), 'admin');
});
afterAll(() => database.close());

async function makeImageProject(): Promise<EntityId<'project'>> {
  const { id } = await createProject(admin, {
    name: 'Cats',
    description: '',
    kind: 'image',
    guide: '',
    annotationsPerTask: 2,
    labelSchema: { classes: [{ name: 'cat' }] },
  });
  return id;
}

/** A picture whose left half is red and whose right half is blue, as noisy as photographs are. */
async function makePicture(format: 'jpeg' | 'png' | 'webp', width = 60, height = 40) {
  const raw = randomBytes(width * height * 3).map((byte) => byte % 40);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) raw[(y * width + x) * 3 + (x < width / 2 ? 0 : 2)] = 230;
  }
  const picture = sharp(Buffer.from(raw), { raw: { width, height, channels: 3 } });
  return picture.toFormat(format, { quality: 90 }).toBuffer();
}

async function zip(files: Record<string, Buffer>, extra?: (file: yazl.ZipFile) => void) {
  const file = new yazl.ZipFile();
  for (const [name, bytes] of Object.entries(files)) file.addBuffer(bytes, name);
  extra?.(file);
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const tail = Buffer.alloc(4);
    tail.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, tail]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(20)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function report(id: EntityId<'import'>) {
  const { state, counts, rejections } = await getImport(admin, { importId: id });
  const codes = Object.fromEntries(rejections.map(({ name, code }) => [name, code]));
  return { state, counts, codes, rejections };
}

describe('importing pictures', () => {
  it('keeps the bytes of upright ones, and turns the others upright once', async () => {
    const projectId = await makeImageProject();
    const plain = await makePicture('jpeg');
    const turned = (orientation: number) => sharp(plain).withMetadata({ orientation }).toBuffer();
    const files = [
      { name: 'plain.jpg', bytes: plain },
      { name: 'six.jpg', bytes: await turned(6) },
      { name: 'eight.jpg', bytes: await turned(8) },
      { name: 'a.webp', bytes: await makePicture('webp') },
      { name: 'folder/b.png', bytes: await makePicture('png') },
    ];
    const { state, counts } = await report(await importAll(admin, projectId, 'images', files));
    expect({ state, counts }).toEqual({
      state: 'completed',
      counts: { found: 5, imported: 5, duplicates: 0, rejected: 0 },
    });
    const { rows } = await listItems(admin, { projectId, limit: 50 });
    const byName = new Map(rows.map((row) => [row.name, row]));
    const read = async (name: string) => admin.storage.read(byName.get(name)?.sha256 ?? '');
    expect((await read('plain.jpg')).equals(plain)).toBe(true);
    expect(byName.get('folder/b.png')).toMatchObject({ widthPx: 60, heightPx: 40 });
    for (const [name, redFirst] of [
      ['six.jpg', true],
      ['eight.jpg', false],
    ] as const) {
      expect(byName.get(name)).toMatchObject({ widthPx: 40, heightPx: 60 });
      const bytes = await read(name);
      const { orientation } = await sharp(bytes).metadata();
      expect(orientation ?? 1).toBe(1);
      const raw = await sharp(bytes).raw().toBuffer();
      const top = raw.subarray((5 * 40 + 20) * 3);
      expect((top[0] ?? 0) > (top[2] ?? 0)).toBe(redFirst);
    }
  });

  it('makes one item of the same picture, in one import or in two, and sees it in a zip too', async () => {
    const projectId = await makeImageProject();
    const bytes = await makePicture('png');
    const twice = [
      { name: 'a.png', bytes },
      { name: 'b.png', bytes },
    ];
    const first = await report(await importAll(admin, projectId, 'images', twice));
    expect(first.counts).toEqual({ found: 2, imported: 1, duplicates: 1, rejected: 0 });
    const archive = [{ name: 'all.zip', bytes: await zip({ 'c.png': bytes }) }];
    const second = await report(await importAll(admin, projectId, 'images', archive));
    expect(second).toMatchObject({ state: 'completed', counts: { imported: 0, duplicates: 1 } });
    expect((await listItems(admin, { projectId, limit: 50 })).rows).toHaveLength(1);
  });

  it('rejects each hostile picture by a code and keeps the good ones', async () => {
    const projectId = await makeImageProject();
    const good = await makePicture('jpeg', 300, 200);
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    const { state, counts, codes } = await report(
      await importAll(admin, projectId, 'images', [
        { name: 'svg.png', bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
        { name: 'gif.jpg', bytes: gif },
        { name: 'bomb16k.png', bytes: pngOf(16_000, 16_000) },
        { name: 'bomb30k.png', bytes: pngOf(30_000, 30_000) },
        { name: 'broken.png', bytes: pngOf(20, 20) },
        { name: 'cut.jpg', bytes: good.subarray(0, good.length / 2) },
        { name: 'empty.jpg', bytes: Buffer.alloc(0) },
        { name: 'tiff.jpg', bytes: Buffer.from('49492a0008000000', 'hex') },
        { name: 'good.jpg', bytes: good },
      ]),
    );
    expect(state).toBe('completed');
    expect(counts).toEqual({ found: 9, imported: 1, duplicates: 0, rejected: 8 });
    expect(codes).toEqual({
      'svg.png': 'unsupported_type',
      'gif.jpg': 'unsupported_type',
      'bomb16k.png': 'too_many_pixels',
      'bomb30k.png': 'too_many_pixels',
      'broken.png': 'unreadable_image',
      'cut.jpg': 'unreadable_image',
      'empty.jpg': 'unsupported_type',
      'tiff.jpg': 'unsupported_type',
    });
  });

  it('takes a valid picture of many megabytes whole', async () => {
    const projectId = await makeImageProject();
    const raw = { width: 2200, height: 2000, channels: 3 } as const;
    const bytes = await sharp(randomBytes(2200 * 2000 * 3), { raw })
      .png()
      .toBuffer();
    expect(bytes.length).toBeGreaterThan(12_000_000);
    await importAll(admin, projectId, 'images', [{ name: 'big.png', bytes }]);
    const { rows } = await listItems(admin, { projectId, limit: 1 });
    expect((await admin.storage.read(rows[0]?.sha256 ?? '')).equals(bytes)).toBe(true);
  });

  it('rejects what is dangerous in an archive, entry by entry, and keeps the rest', async () => {
    const projectId = await makeImageProject();
    const picture = () => makePicture('png');
    const bytes = await zip(
      {
        'ok/one.png': await picture(),
        'AAAAAAAAAAAAA.png': await picture(),
        'BBBBBBB.png': await picture(),
        ['__proto__']: Buffer.from('no picture'),
        'bomb.png': Buffer.alloc(20_000_000),
        'inner.zip': await zip({ 'deep.png': await picture() }),
        '__MACOSX/x.png': Buffer.from('x'),
        [`${'n'.repeat(300)}.png`]: await picture(),
      },
      (file) => file.addBuffer(Buffer.from('/etc/passwd'), 'link.png', { mode: 0o120777 }),
    );
    const hostile = Buffer.from(
      bytes
        .toString('latin1')
        .replaceAll('AAAAAAAAAAAAA.png', '../../../../x.png')
        .replaceAll('BBBBBBB.png', '/etc/ab.png'),
      'latin1',
    );
    const { counts, rejections } = await report(
      await importAll(admin, projectId, 'images', [{ name: 'all.zip', bytes: hostile }]),
    );
    expect(counts).toEqual({ found: 8, imported: 2, duplicates: 0, rejected: 6 });
    expect(rejections.map(({ name, code }) => `${name}: ${code}`).sort()).toEqual([
      '__proto__: unsupported_type',
      'all.zip/bomb.png: suspicious_ratio',
      'all.zip/etc/ab.png: unsafe_name',
      'all.zip/link.png: symlink',
      'all.zip/x.png: unsafe_name',
      'inner.zip: unsupported_type',
    ]);
    const { rows } = await listItems(admin, { projectId, limit: 50 });
    expect(rows.map(({ name }) => name.length).sort((a, b) => a - b)).toEqual([10, 255]);
  });

  it('refuses lying sizes, too many entries and rubbish, and says so', async () => {
    const projectId = await makeImageProject();
    const honest = await zip({ 'lie.png': await makePicture('png') });
    const directory = honest.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    const lying = Buffer.from(honest);
    lying.writeUInt32LE(100, directory + 24);
    const many = Buffer.from(honest);
    const end = many.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    many.writeUInt16LE(20_001, end + 8);
    many.writeUInt16LE(20_001, end + 10);
    const { state, codes } = await report(
      await importAll(admin, projectId, 'images', [
        { name: 'lying.zip', bytes: lying },
        { name: 'many.zip', bytes: many },
        { name: 'rubbish.zip', bytes: Buffer.from('PK\x03\x04 and no more', 'latin1') },
      ]),
    );
    expect(state).toBe('failed');
    expect(codes).toEqual({
      'lie.png': 'unreadable',
      'many.zip': 'too_large',
      'rubbish.zip': 'unsupported_type',
    });
  });
});

describe('importing texts', () => {
  it('takes 10,000 rows at 2,000 a second or more and loses none to the poisoned among them', async () => {
    const projectId = await makeTextProject(admin, 0, 3);
    const rows: (string | Buffer)[] = ['\ufeffid,Text'];
    for (let index = 1; index <= 10_000; index += 1)
      rows.push(`r${index},"Row ${index}, with ""quotes"""`);
    rows[500] = Buffer.from('r500,\xff\xfe broken', 'latin1');
    rows[1000] = 'r1000,"never closed';
    rows[2000] = 'r2000,"closed" and more';
    rows[3000] = 'r3000,one,too many';
    rows[4000] = 'r4000,   ';
    rows[5000] = `r5000,${'x'.repeat(1024 * 1024 + 1)}`;
    rows[9999] = 'r9999,nul \0 inside';
    const bytes = Buffer.concat(rows.flatMap((row) => [Buffer.from(row), Buffer.from('\r\n')]));
    const started = performance.now();
    const id = await importAll(admin, projectId, 'csv', [{ name: 'rows.csv', bytes }]);
    const perSecond = 10_000 / ((performance.now() - started) / 1000);
    process.stderr.write(`import: ${perSecond.toFixed(0)} rows/s\n`);
    const { counts, rejections } = await report(id);
    expect(counts).toEqual({ found: 10_000, imported: 9993, duplicates: 0, rejected: 7 });
    expect(rejections.map(({ line, code }) => [line, code])).toEqual([
      [501, 'invalid_utf8'],
      [1001, 'invalid_csv'],
      [2001, 'invalid_csv'],
      [3001, 'wrong_field_count'],
      [4001, 'empty'],
      [5001, 'too_large'],
      [10_000, 'invalid_characters'],
    ]);
    expect(perSecond).toBeGreaterThan(2000);
    const [ranks] = await database.db.execute(sql`select count(*)::int as tasks,
      count(distinct rank)::int as ranks, min(wanted) as wanted from tasks where project_id = ${projectId}`);
    expect(ranks).toEqual({ tasks: 9993, ranks: 9993, wanted: 3 });
    const page = await listItems(admin, { projectId, limit: 1, search: 'row 77,' });
    expect(page.rows[0]).toMatchObject({ name: 'r77', text: 'Row 77, with "quotes"' });
    expect(await countBrokenTasks(database.db)).toBe(0);
  });

  it('reads jsonl and plain lines, a lone column, other separators and lines in quotes', async () => {
    const projectId = await makeTextProject(admin, 0, 1);
    const jsonl =
      '{"text":"eins","name":"n1"}\n[1]\n{"text":7}\n{"text":"\\ud800"}\nno json\n\n{"text":"zwei","id":3}';
    const first = await report(
      await importAll(admin, projectId, 'jsonl', [{ name: 'a.jsonl', bytes: Buffer.from(jsonl) }]),
    );
    expect(first.counts).toEqual({ found: 6, imported: 2, duplicates: 0, rejected: 4 });
    expect(first.rejections.map(({ line, code }) => [line, code])).toEqual([
      [2, 'invalid_json'],
      [3, 'no_text'],
      [4, 'invalid_characters'],
      [5, 'invalid_json'],
    ]);
    await importAll(admin, projectId, 'txt', [
      { name: 'b.txt', bytes: Buffer.from('drei\r\n\r\neins\n') },
    ]);
    const csv = 'body\n"vier\nand more"\n';
    await importAll(admin, projectId, 'csv', [{ name: 'c.csv', bytes: Buffer.from(csv) }]);
    await importAll(admin, projectId, 'csv', [
      { name: 'd.csv', bytes: Buffer.from('TEXT;name\nfünf;n5\n') },
    ]);
    const none = await report(
      await importAll(admin, projectId, 'csv', [
        { name: 'e.csv', bytes: Buffer.from('a,b\n1,2\n') },
      ]),
    );
    expect(none).toMatchObject({ state: 'failed', codes: { 'e.csv': 'no_text_column' } });
    const { rows } = await listItems(admin, { projectId, limit: 50 });
    expect(rows.map(({ name, text }) => [name, text]).sort()).toEqual([
      ['3', 'zwei'],
      ['b.txt:1', 'drei'],
      ['c.csv:2', 'vier\nand more'],
      ['n1', 'eins'],
      ['n5', 'fünf'],
    ]);
  });

  it('counts every row once though its job is cut off, run again, and run twice at a time', async () => {
    const projectId = await makeTextProject(admin, 0, 1);
    const lines = Array.from({ length: 5000 }, (_, index) => `Line ${index}`).join('\n');
    const uploads = [];
    for (const [name, bytes] of [
      ['a.txt', lines],
      ['b.txt', 'last line'],
    ] as const) {
      uploads.push({ name, ...(await admin.storage.put(Buffer.from(bytes))) });
    }
    const { id } = await createImport(admin, { projectId, format: 'txt', uploads });
    await runImport(admin, { importId: id, signal: AbortSignal.abort() });
    expect((await report(id)).counts).toMatchObject({ found: 1000, imported: 1000 });
    await Promise.all([1, 2, 3].map(() => runImport(admin, { importId: id })));
    await runImport(admin, { importId: id });
    expect(await report(id)).toMatchObject({
      state: 'completed',
      counts: { found: 5001, imported: 5001, duplicates: 0, rejected: 0 },
    });
  });

  it('refuses a format that does not suit the project', async () => {
    const projectId = await makeImageProject();
    const stored = await admin.storage.put(Buffer.from('x'));
    const uploads = [{ name: 'a.txt', ...stored }];
    await expect(createImport(admin, { projectId, format: 'txt', uploads })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
