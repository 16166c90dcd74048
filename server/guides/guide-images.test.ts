import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityId } from '@/core/ids';
import { createTestDatabase } from '@/db/testing/test-database';
import {
  addMember,
  makeGround,
  makePerson,
  makeTextProject,
} from '../assignments/testing/test-project';
import type { Ctx } from '../context';
import { getGuideImage } from './get-guide-image';
import { uploadGuideImage } from './upload-guide-image';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let admin: Ctx;
let projectId: EntityId<'project'>;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = await makePerson(await makeGround(database.db), 'admin');
  projectId = await makeTextProject(admin, 0, 1);
});
afterAll(() => database.close());

function photo(widthPx: number, heightPx: number, orientation = 1): Promise<Buffer> {
  const create = { width: widthPx, height: heightPx, channels: 3 as const, background: 'teal' };
  return sharp({ create }).withMetadata({ orientation }).jpeg().toBuffer();
}

function upload(ctx: Ctx, ...files: Buffer[]) {
  const form = new FormData();
  for (const bytes of files) form.append('files', new File([new Uint8Array(bytes)], 'a.jpg'));
  const request = new Request('http://test/', { method: 'POST', body: form });
  return uploadGuideImage(ctx, { projectId, request });
}

function read(ctx: Ctx, sha256: string, of = projectId) {
  return getGuideImage(ctx, { projectId: of, sha256, request: new Request('http://test/') });
}

describe('pictures of a guide', () => {
  it('are shrunk, set upright and seen by everybody in the project alone', async () => {
    const image = await upload(admin, await photo(3_000, 1_000, 6));
    expect(image).toMatchObject({ widthPx: 533, heightPx: 1_600 });
    expect(image.url).toBe(`/api/v1/projects/${projectId}/guide-images/${image.sha256}`);
    const [annotator, stranger] = [await makePerson(admin), await makePerson(admin)];
    await addMember(annotator, projectId);
    const answer = await read(annotator, image.sha256);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    const { format, exif } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect([format, exif]).toEqual(['webp', undefined]);
    await expect(read(stranger, image.sha256)).rejects.toMatchObject({ code: 'not_found' });
    const elsewhere = await makeTextProject(admin, 0, 1);
    await expect(read(admin, image.sha256, elsewhere)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(upload(annotator, await photo(10, 10))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('are the same address when they are sent twice', async () => {
    const [once, again] = [
      await upload(admin, await photo(40, 30)),
      await upload(admin, await photo(40, 30)),
    ];
    expect(again).toEqual(once);
  });

  it('are one jpeg, png or webp that can be decoded', async () => {
    const good = await photo(40, 30);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
    await expect(upload(admin, svg)).rejects.toMatchObject({ code: 'unsupported_type' });
    await expect(upload(admin)).rejects.toMatchObject({ code: 'bad_request' });
    await expect(upload(admin, good, good)).rejects.toMatchObject({ code: 'bad_request' });
    const broken = Buffer.concat([good.subarray(0, 60), Buffer.alloc(400)]);
    await expect(upload(admin, broken)).rejects.toMatchObject({ code: 'invalid' });
  });
});
