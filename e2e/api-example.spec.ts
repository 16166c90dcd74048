import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import { claim, joinByInvite, type ProjectId } from './support/api';
import { expect, test } from './support/fixtures';
import { type JsonSchema, SchemaChecker } from './support/json-schema';
import type { TestServer } from './support/server';

interface Operation {
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { content?: Record<string, { schema?: JsonSchema }> }>;
}

interface OpenapiDocument {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

/** Speaks to the server as somebody would who has only the text of the interface and a token. */
class PlainClient {
  readonly #checker: SchemaChecker;

  private constructor(
    private readonly server: TestServer,
    private readonly document: OpenapiDocument,
  ) {
    this.#checker = new SchemaChecker(document);
  }

  static async connect(server: TestServer): Promise<PlainClient> {
    const answer = await fetch(`${server.origin}/api/openapi.json`);
    expect(answer.status).toBe(200);
    return new PlainClient(server, (await answer.json()) as OpenapiDocument);
  }

  /** Sends what is written, checks both ways against the description, gives the raw answer. */
  async send(method: string, path: string, body?: object | FormData, headers = {}) {
    const { operation, template } = this.#find(method, path);
    const isForm = body instanceof FormData;
    if (body !== undefined) {
      const content = operation.requestBody?.content ?? {};
      const described = content[isForm ? 'multipart/form-data' : 'application/json'];
      expect(described, `${method} ${template} describes its body`).toBeDefined();
      if (!isForm) expect(this.#checker.check(body, described?.schema ?? {})).toEqual([]);
    }
    const response = await fetch(`${this.server.origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.server.adminToken}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const described = operation.responses[String(response.status)];
    expect(described, `${method} ${template} describes ${response.status}`).toBeDefined();
    return { response, schema: described?.content?.['application/json']?.schema };
  }

  async json<T>(method: string, path: string, body?: object | FormData, headers = {}) {
    const { response, schema } = await this.send(method, path, body, headers);
    const value: unknown = await response.json();
    expect(response.status, JSON.stringify(value)).toBeLessThan(300);
    expect(schema, `${method} ${path} describes its answer`).toBeDefined();
    expect(this.#checker.check(value, schema ?? {})).toEqual([]);
    return { status: response.status, value: value as T };
  }

  #find(method: string, path: string): { operation: Operation; template: string } {
    const plain = path.split('?')[0] ?? '';
    for (const [template, methods] of Object.entries(this.document.paths)) {
      const pattern = new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
      const operation = methods[method.toLowerCase()];
      if (pattern.test(plain) && operation !== undefined) return { operation, template };
    }
    throw new Error(`${method} ${plain} is not described`);
  }
}

interface Named {
  id: string;
}
interface ImportAnswer extends Named {
  state: string;
  counts: { imported: number; rejected: number };
  rejections: unknown[];
}
interface Assignments {
  assignments: {
    id: string;
    leaseExpiresAt: string;
    task: Named;
    item: Named & {
      name: string;
      widthPx: number;
      heightPx: number;
      fileUrl: string;
      text: string | null;
    };
  }[];
}

async function upload(client: PlainClient, projectId: string, format: string, files: File[]) {
  const form = new FormData();
  form.append('format', format);
  for (const file of files) form.append('files', file);
  const path = `/api/v1/projects/${projectId}/imports`;
  const { status, value } = await client.json<ImportAnswer>('POST', path, form);
  expect(status).toBe(202);
  expect(value.id).toMatch(/^imp_/);
  const read = async () =>
    (await client.json<ImportAnswer>('GET', `/api/v1/imports/${value.id}`)).value;
  await expect.poll(async () => (await read()).state, { timeout: 60_000 }).toBe('completed');
  return read();
}

async function picture(name: string, background: string): Promise<File> {
  const create = { width: 640, height: 480, channels: 3, background } as const;
  const bytes = await sharp({ create }).jpeg().toBuffer();
  return new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' });
}

test('the example requests work as written, and the OpenAPI document describes them', async ({
  server,
}) => {
  const client = await PlainClient.connect(server);
  const project = await client.json<Named>('POST', '/api/v1/projects', {
    name: 'Cats',
    kind: 'image',
    labelSchema: { classes: [{ name: 'cat' }, { name: 'dog' }], regions: ['box'] },
    annotationsPerTask: 3,
  });
  expect(project.status).toBe(201);
  const projectId = project.value.id;
  const pictures = [await picture('one.jpg', '#123456'), await picture('two.jpg', '#654321')];
  const done = await upload(client, projectId, 'images', pictures);
  expect(done).toMatchObject({ state: 'completed', counts: { imported: 2, rejected: 0 } });
  expect(done.rejections).toEqual([]);

  const claimed = await client.json<Assignments>(
    'POST',
    `/api/v1/projects/${projectId}/assignments`,
    { count: 1 },
  );
  const [assignment] = claimed.value.assignments;
  if (assignment === undefined) throw new Error('One task is handed out');
  expect(assignment.id).toMatch(/^asg_/);
  expect(assignment.task.id).toMatch(/^tsk_/);
  expect(assignment.item.id).toMatch(/^itm_/);
  expect(assignment.item).toMatchObject({ widthPx: 640, heightPx: 480, text: null });
  expect(Date.parse(assignment.leaseExpiresAt)).toBeGreaterThan(Date.now());
  const file = await client.send('GET', assignment.item.fileUrl);
  expect(file.response.headers.get('content-type')).toBe('image/jpeg');
  await file.response.arrayBuffer();

  const answer = {
    regions: [{ kind: 'box', classId: 0, x: 100, y: 120, width: 200, height: 80 }],
    classIds: [],
    durationMs: 4000,
  };
  const path = `/api/v1/assignments/${assignment.id}/annotation`;
  const key = { 'idempotency-key': randomUUID() };
  const first = await client.json<Named>('POST', path, answer, key);
  const again = await client.json<Named>('POST', path, answer, key);
  expect(first.status).toBe(201);
  expect(again.value).toEqual(first.value);
  const other = await client.send('POST', path, { ...answer, durationMs: 5000 }, key);
  expect(other.response.status).toBe(422);
  expect(await other.response.json()).toMatchObject({ code: 'key_reused', status: 422 });

  for (const name of ['Ben', 'Cleo']) {
    const { api } = await joinByInvite(server, projectId as ProjectId, 'annotator', name);
    const own = await claim(api, projectId as ProjectId, 2);
    const same = own.find(({ task }) => task.id === assignment.task.id);
    if (same === undefined) throw new Error(`${name} is handed the same task`);
    await api.call(submitAnnotationContract, {
      params: { assignmentId: same.id },
      body: {
        ...answer,
        regions: [{ kind: 'box', classId: 0, x: 102, y: 118, width: 200, height: 80 }],
      },
    });
  }
  const consensusPath = `/api/v1/projects/${projectId}/consensus`;
  const readRows = async () =>
    (await client.json<{ rows: Record<string, unknown>[] }>('GET', consensusPath)).value.rows;
  await expect.poll(async () => (await readRows()).length, { timeout: 30_000 }).toBe(1);
  const [row] = await readRows();
  expect(row).toMatchObject({
    taskId: assignment.task.id,
    state: 'agreed',
    voteCount: 3,
    regions: [{ region: { classId: 0, x: 102, y: 118, width: 200, height: 80 }, support: 1 }],
    confidence: 1,
    agreement: 1,
  });
});

test('texts come in as csv, JSON lines and plain lines, a bad row apart', async ({ server }) => {
  const client = await PlainClient.connect(server);
  const { value: project } = await client.json<Named>('POST', '/api/v1/projects', {
    name: 'Reviews',
    kind: 'text',
    labelSchema: { classes: [{ name: 'negative' }, { name: 'positive' }], choice: 'single' },
    annotationsPerTask: 3,
  });
  const csv = new File(['text\nA good film\n"Bad, very bad"\n'], 'reviews.csv');
  const jsonl = new File(['{"text":"Fine"}\n{"no":"text"}\n'], 'reviews.jsonl');
  const txt = new File(['One line\nAnother line\n'], 'reviews.txt');
  expect((await upload(client, project.id, 'csv', [csv])).counts).toMatchObject({ imported: 2 });
  const mixed = await upload(client, project.id, 'jsonl', [jsonl]);
  expect(mixed.counts).toMatchObject({ imported: 1, rejected: 1 });
  expect(mixed.rejections).toMatchObject([{ line: 2 }]);
  expect((await upload(client, project.id, 'txt', [txt])).counts).toMatchObject({ imported: 2 });
  const claimed = await client.json<Assignments>(
    'POST',
    `/api/v1/projects/${project.id}/assignments`,
    { count: 5 },
  );
  expect(claimed.value.assignments.map(({ item }) => item.text).sort()).toEqual(
    ['A good film', 'Another line', 'Bad, very bad', 'Fine', 'One line'].sort(),
  );
});

test('a box project is frozen once and exported as manifest, COCO and YOLO', async ({ server }) => {
  const client = await PlainClient.connect(server);
  const { value: project } = await client.json<Named>('POST', '/api/v1/projects', {
    name: 'One each',
    kind: 'image',
    labelSchema: { classes: [{ name: 'cat' }, { name: 'dog' }], regions: ['box'] },
  });
  const pictures = [await picture('img-1.jpg', '#808080'), await picture('img-2.jpg', '#90a0b0')];
  await upload(client, project.id, 'images', pictures);
  const base = `/api/v1/projects/${project.id}`;
  const { value } = await client.json<Assignments>('POST', `${base}/assignments`, { count: 2 });
  for (const { id, item } of value.assignments) {
    const cat = { kind: 'box', classId: 0, x: 100, y: 120, width: 200, height: 80 };
    await client.json('POST', `/api/v1/assignments/${id}/annotation`, {
      regions: item.name === 'img-1.jpg' ? [cat] : [],
      classIds: [],
      durationMs: 4000,
    });
  }
  const progress = async () =>
    (await client.json<{ consensus: { agreed: number } }>('GET', `${base}/progress`)).value;
  await expect.poll(async () => (await progress()).consensus.agreed, { timeout: 30_000 }).toBe(2);
  const { status, value: version } = await client.json<Named & { contentHash: string }>(
    'POST',
    `${base}/dataset-versions`,
    { name: 'v1', splits: { train: 0.8, val: 0.1, test: 0.1 } },
  );
  expect(status).toBe(201);
  expect(version.id).toMatch(/^dsv_/);
  expect(version.contentHash).toMatch(/^[0-9a-f]{64}$/);
  const again = await client.json<{ contentHash: string }>('POST', `${base}/dataset-versions`, {
    name: 'v2',
    splits: { train: 0.8, val: 0.1, test: 0.1 },
  });
  expect(again.value.contentHash).toBe(version.contentHash);

  const exported = async (format: string) => {
    const path = `/api/v1/dataset-versions/${version.id}/export?format=${format}`;
    const { response } = await client.send('GET', path);
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const manifest = (await exported('manifest')).toString('utf8').trim().split('\n');
  expect(manifest).toHaveLength(2);
  const cats = manifest.map((line) => JSON.parse(line)['bounding-box'].annotations);
  expect(cats.flat()).toEqual([{ class_id: 0, left: 100, top: 120, width: 200, height: 80 }]);
  const coco = JSON.parse((await exported('coco')).toString('utf8'));
  expect(coco.categories.map(({ name }: { name: string }) => name)).toEqual(['cat', 'dog']);
  expect(coco.annotations).toHaveLength(1);
  expect(coco.annotations[0]).toMatchObject({ bbox: [100, 120, 200, 80], area: 16_000 });
  const zip = await exported('yolo');
  expect(zip.subarray(0, 2).toString()).toBe('PK');
  for (const name of ['data.yaml', 'img-1.jpg', 'img-1.txt', 'img-2.txt']) {
    expect(zip.includes(name), name).toBe(true);
  }
});
