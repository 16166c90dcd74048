import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityId } from '@/core/ids';
import { levelExtent, makeTileGrid } from '@/core/tile-grid';
import { items } from '@/db/schema/items';
import { createTestDatabase } from '@/db/testing/test-database';
import { claimAssignments } from '../assignments/claim-assignments';
import { addMember, importAll, makeGround, makePerson } from '../assignments/testing/test-project';
import type { Ctx } from '../context';
import { listItems } from '../items/list-items';
import { createProject } from '../projects/create-project';
import { enqueueMissingTiles } from './enqueue-missing-tiles';
import { getTile } from './get-tile';
import { makeTiles } from './make-tiles';

const [WIDTH, HEIGHT] = [4800, 3300];
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let ground: Pick<Ctx, 'db' | 'storage'>;
let admin: Ctx;
let projectId: EntityId<'project'>;

/** Each px tells where it is: red by x, green by y, in steps of 32 px; blue marks the left half. */
async function makePicture(width = WIDTH, height = HEIGHT): Promise<Sharp> {
  const raw = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) raw.set(colorAt(x, y, width), (y * width + x) * 3);
  }
  return sharp(raw, { raw: { width, height, channels: 3 } });
}

function colorAt(x: number, y: number, width = WIDTH): [number, number, number] {
  return [Math.floor(x / 32), Math.floor(y / 32), x < width / 2 ? 200 : 0];
}

beforeAll(async () => {
  database = await createTestDatabase();
  ground = await makeGround(database.db);
  admin = await makePerson(ground, 'admin');
});
afterAll(() => database.close());

async function importOne(bytes: Buffer, name: string) {
  const wish = { name, description: '', guide: '', kind: 'image' as const, annotationsPerTask: 1 };
  const labelSchema = { classes: [{ name: 'cat' }] };
  projectId = (await createProject(admin, { ...wish, labelSchema })).id;
  await importAll(admin, projectId, 'images', [{ name, bytes }]);
  const [row] = (await listItems(admin, { projectId, limit: 1 })).rows;
  if (row === undefined) throw new Error('nothing was imported');
  return row;
}

const itemNow = async () => (await listItems(admin, { projectId, limit: 1 })).rows[0];

function fetchTile(
  ctx: Ctx,
  itemId: string,
  [level, x, y]: readonly [number, number, number],
  init: RequestInit = {},
) {
  return getTile(ctx, { itemId, level, x, y, request: new Request('http://test/', init) });
}

async function pixels(response: Response) {
  const image = sharp(Buffer.from(await response.arrayBuffer()));
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3).subarray(0, 3)];
  return { width: info.width, height: info.height, at };
}

describe('tiles of a large picture', () => {
  it('are cut in the background, tile for tile the picture’s own px, on every level', async () => {
    const item = await importOne(await (await makePicture()).png().toBuffer(), 'large.png');
    expect(item.tiles).toBeNull();
    expect(await enqueueMissingTiles(admin)).toBe(1);
    await makeTiles(admin, item);
    expect(await enqueueMissingTiles(admin)).toBe(0);
    const grid = makeTileGrid(WIDTH, HEIGHT);
    expect((await itemNow())?.tiles).toEqual(grid);
    for (let level = 0; level < grid.levels; level += 1) {
      const { columns, rows, widthPx, heightPx } = levelExtent(grid, level);
      for (const [x, y] of [
        [0, 0],
        [columns - 1, rows - 1],
        [0, rows - 1],
      ] as const) {
        const response = await fetchTile(admin, item.id, [level, x, y]);
        expect(response.headers.get('content-type')).toBe('image/png');
        const tile = await pixels(response);
        const isBase = level === grid.levels - 1;
        expect([tile.width, tile.height]).toEqual(
          isBase
            ? [widthPx, heightPx]
            : [Math.min(512, widthPx - x * 512), Math.min(512, heightPx - y * 512)],
        );
        // away from the edge between the halves
        const [px, py] = [Math.floor(tile.width / 3), Math.floor(tile.height / 3)];
        const [fullX, fullY] = [
          (x * 512 + px + 0.5) * 2 ** level,
          (y * 512 + py + 0.5) * 2 ** level,
        ];
        const wanted = colorAt(fullX, fullY);
        tile.at(px, py).forEach((value, channel) => {
          expect(Math.abs(value - (wanted[channel] ?? 0))).toBeLessThanOrEqual(level === 0 ? 0 : 2);
        });
      }
      await expect(fetchTile(admin, item.id, [level, columns, 0])).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(fetchTile(admin, item.id, [level, 0, rows])).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    await expect(fetchTile(admin, item.id, [grid.levels, 0, 0])).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('are upright where the camera was not', async () => {
    const turned = await (await makePicture())
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer();
    const item = await importOne(turned, 'turned.jpg');
    expect([item.widthPx, item.heightPx]).toEqual([HEIGHT, WIDTH]);
    await makeTiles(admin, item);
    const tiles = (await itemNow())?.tiles;
    expect(tiles).toEqual(makeTileGrid(HEIGHT, WIDTH));
    const response = await fetchTile(admin, item.id, [0, 0, 0]);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    const tile = await pixels(response);
    // turned clockwise: the upper left corner shows what was at the lower left
    const [red = 0, green = 0, blue = 0] = tile.at(16, 16);
    expect(red).toBeLessThan(10);
    expect(Math.abs(green - Math.floor((HEIGHT - 17) / 32))).toBeLessThan(6);
    expect(blue).toBeGreaterThan(180);
  });

  it('may be kept by the browser, and are told apart by their ETag', async () => {
    const item = await itemNow();
    const id = item?.id ?? '';
    const first = await fetchTile(admin, id, [0, 0, 0]);
    expect(first.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(first.headers.get('vary')).toBe('Cookie, Authorization');
    const etag = first.headers.get('etag') ?? '';
    const again = await fetchTile(admin, id, [0, 0, 0], { headers: { 'if-none-match': etag } });
    expect([again.status, again.body]).toEqual([304, null]);
    const other = await fetchTile(admin, id, [0, 1, 0], { headers: { 'if-none-match': etag } });
    expect(other.status).toBe(200);
    const head = await fetchTile(admin, id, [0, 0, 0], { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, null]);
    expect(head.headers.get('x-file-size')).toBe(String((await first.arrayBuffer()).byteLength));
  });

  it('are for overseers and for whoever was handed the task, and for nobody else', async () => {
    const id = (await itemNow())?.id ?? '';
    const annotator = await makePerson(ground);
    await addMember(annotator, projectId);
    const refused = { code: 'not_found' };
    await expect(fetchTile(annotator, id, [0, 0, 0])).rejects.toMatchObject(refused);
    await claimAssignments(annotator, { projectId, count: 1, resume: false });
    expect((await fetchTile(annotator, id, [0, 0, 0])).status).toBe(200);
    const engineer = await makePerson(ground);
    await addMember(engineer, projectId, 'engineer');
    expect((await fetchTile(engineer, id, [0, 0, 0])).status).toBe(200);
    await expect(fetchTile(await makePerson(ground), id, [0, 0, 0])).rejects.toMatchObject(refused);
  });

  it('are shared by items of the same picture and not cut twice', async () => {
    const picture = await (await makePicture(4200, 20)).png().toBuffer();
    const first = await importOne(picture, 'strip.png');
    await makeTiles(admin, first);
    const [cut] = await admin.db.select().from(items).where(eq(items.id, first.id));
    const second = await importOne(picture, 'strip.png');
    expect(second.tiles).toBeNull();
    await makeTiles(admin, second);
    const [copied] = await admin.db.select().from(items).where(eq(items.id, second.id));
    expect(copied?.tilesSha256).toBe(cut?.tilesSha256);
    expect(copied?.tileLevels).toBe(3);
  });

  it('are not tried again where the picture cannot be cut, and not made of small ones', async () => {
    const item = await importOne(await (await makePicture(4300, 30)).png().toBuffer(), 'b.png');
    const broken = await admin.storage.put(randomBytes(1000));
    await admin.db.update(items).set({ sha256: broken.sha256 }).where(eq(items.id, item.id));
    await makeTiles(admin, broken);
    const [row] = await admin.db.select().from(items).where(eq(items.id, item.id));
    expect([row?.tilesSha256, row?.tileLevels]).toEqual([null, 0]);
    expect(await enqueueMissingTiles(admin)).toBe(0);
    const small = await importOne(await (await makePicture(300, 200)).png().toBuffer(), 's.png');
    await makeTiles(admin, small);
    expect((await itemNow())?.tiles).toBeNull();
  });
});
