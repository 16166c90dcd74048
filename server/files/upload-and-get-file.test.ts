import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityId } from '@/core/ids';
import { createTestDatabase } from '@/db/testing/test-database';
import { claimAssignments } from '../assignments/claim-assignments';
import { addMember, makeGround, makePerson } from '../assignments/testing/test-project';
import type { Ctx } from '../context';
import { runImport } from '../imports/run-import';
import { uploadImport } from '../imports/upload-import';
import { listItems } from '../items/list-items';
import { createProject } from '../projects/create-project';
import { getFile } from './get-file';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let ground: Pick<Ctx, 'db' | 'storage'>;
let admin: Ctx;
let projectId: EntityId<'project'>;

beforeAll(async () => {
  database = await createTestDatabase();
  ground = await makeGround(database.db);
  admin = await makePerson(ground, 'admin');
  const labelSchema = { classes: [{ name: 'cat' }] };
  const wish = { name: 'Cats', description: '', guide: '', kind: 'image' as const, labelSchema };
  projectId = (await createProject(admin, { ...wish, annotationsPerTask: 1 })).id;
});
afterAll(() => database.close());

function picture(color: string): Promise<Buffer> {
  const create = { width: 400, height: 300, channels: 3 as const, background: color };
  return sharp({ create }).png().toBuffer();
}

async function upload(files: Record<string, Buffer>, options: { key?: string; cut?: number } = {}) {
  const form = new FormData();
  for (const [name, bytes] of Object.entries(files))
    form.append('files', new File([new Uint8Array(bytes)], name));
  form.append('format', 'images');
  const whole = new Request('http://test/', { method: 'POST', body: form });
  const headers = new Headers(whole.headers);
  const body = Buffer.from(await whole.arrayBuffer());
  headers.set('content-length', String(body.length));
  if (options.key !== undefined) headers.set('idempotency-key', options.key);
  const sent = options.cut === undefined ? body : body.subarray(0, options.cut);
  const request = new Request('http://test/', { method: 'POST', headers, body: sent });
  return uploadImport(admin, { projectId, request });
}

function fetchFile(ctx: Ctx, sha256: string, headers: Record<string, string> = {}, method = 'GET') {
  const request = new Request('http://test/', { method, headers });
  return getFile(ctx, { sha256, variant: 'original', request });
}

describe('uploads and files', () => {
  it('stores what is uploaded whole, with relative names, and the same key gives the same import', async () => {
    const red = await picture('red');
    const large = await sharp({
      create: {
        width: 3000,
        height: 2000,
        channels: 3,
        background: 'green',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png({ compressionLevel: 0 })
      .toBuffer();
    expect(large.length).toBeGreaterThan(12_000_000);
    const files = { 'cats/red.png': red, '../../large.png': large };
    const [first, second] = [await upload(files, { key: 'k' }), await upload(files, { key: 'k' })];
    const [one, two] = [await (first as Response).json(), await (second as Response).json()];
    expect(two.id).toBe(one.id);
    expect((second as Response).headers.get('idempotency-replayed')).toBe('true');
    await expect(upload({ 'red.png': red }, { key: 'k' })).rejects.toMatchObject({
      code: 'key_reused',
    });
    await runImport(admin, { importId: one.id });
    const { rows } = await listItems(admin, { projectId, limit: 10 });
    expect(rows.map(({ name }) => name).sort()).toEqual(['cats/red.png', 'large.png']);
    const stored = rows.find(({ name }) => name === 'large.png');
    expect((await admin.storage.read(stored?.sha256 ?? '')).equals(large)).toBe(true);
  });

  it('never takes a truncated upload', async () => {
    const files = { 'blue.png': await picture('blue') };
    await expect(upload(files, { cut: 300 })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('sends a picture to overseers and to whoever has its task, and to nobody else', async () => {
    const [row] = (await listItems(admin, { projectId, limit: 1 })).rows;
    const sha256 = row?.sha256 ?? '';
    const annotator = await makePerson(ground);
    await addMember(annotator, projectId);
    await expect(fetchFile(annotator, sha256)).rejects.toMatchObject({ code: 'not_found' });
    await claimAssignments(annotator, { projectId, count: 5, resume: false });
    expect((await fetchFile(annotator, sha256)).status).toBe(200);
    const engineer = await makePerson(ground);
    await addMember(engineer, projectId, 'engineer');
    expect((await fetchFile(engineer, sha256)).status).toBe(200);
    const stranger = await makePerson(ground);
    await expect(fetchFile(stranger, sha256)).rejects.toMatchObject({ code: 'not_found' });
    const bound = { ...engineer, actor: { ...engineer.actor, tokenProjectId: 'prj_other' } };
    await expect(fetchFile(bound, sha256)).rejects.toMatchObject({ code: 'not_found' });
    await expect(fetchFile(admin, '0'.repeat(64))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('answers ranges, HEAD and ETags, and keeps browsers from guessing, running and sharing', async () => {
    const { rows } = await listItems(admin, { projectId, limit: 10 });
    const sha256 = rows.find(({ name }) => name === 'cats/red.png')?.sha256 ?? '';
    const bytes = await admin.storage.read(sha256);
    const whole = await fetchFile(admin, sha256);
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-cache',
      'x-file-size': String(bytes.length),
      etag: `"${sha256}"`,
    });
    const part = await fetchFile(admin, sha256, { range: 'bytes=1-3' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 1-3/${bytes.length}`);
    expect(await part.text()).toBe('PNG');
    const tail = await fetchFile(admin, sha256, { range: 'bytes=-2' });
    expect(Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-2))).toBe(true);
    const statuses = [];
    for (const range of [
      'bytes=999999999-',
      'bytes=5-1',
      'bytes=0-1,3-4',
      'lines=1-2',
      'bytes=-0',
    ]) {
      statuses.push((await fetchFile(admin, sha256, { range })).status);
    }
    expect(statuses).toEqual([416, 200, 200, 200, 416]);
    const known = await fetchFile(admin, sha256, { 'if-none-match': `"${sha256}"` });
    expect(known.status).toBe(304);
    const head = await fetchFile(admin, sha256, {}, 'HEAD');
    expect([head.status, head.body, head.headers.get('x-file-size')]).toEqual([
      200,
      null,
      String(bytes.length),
    ]);
    const request = new Request('http://test/');
    const small = await getFile(admin, { sha256, variant: 'thumbnail', request });
    const { format, width } = await sharp(Buffer.from(await small.arrayBuffer())).metadata();
    expect({ format, width }).toEqual({ format: 'webp', width: 320 });
  });
});
