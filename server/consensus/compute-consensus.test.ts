import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Region, RegionSchema } from '@/core/annotation';
import { ConsensusSettingsSchema } from '@/core/contracts/create-project.contract';
import type { EntityId } from '@/core/ids';
import type { LabelSchemaInput, ProjectKind } from '@/core/label-schema/label-schema';
import { resolvedLabels } from '@/db/schema/resolved-labels';
import { getAgreement } from '../agreement/get-agreement';
import { submitAnnotation } from '../annotations/submit-annotation';
import { claimAssignments } from '../assignments/claim-assignments';
import { openTestGround } from '../assignments/testing/open-test-ground';
import { addMember, importAll, makePerson } from '../assignments/testing/test-project';
import { changeLabelSchema } from '../projects/change-label-schema';
import { createProject } from '../projects/create-project';
import { computeConsensus } from './compute-consensus';
import { listConsensus } from './list-consensus';

/** 8 code points, 11 UTF-16 units: a hand with a skin tone, two characters, an e with its accent. */
const TEXT = '👍🏽 漢字 e\u0301';

const { database, ground, admin } = openTestGround();

async function makeProject(kind: ProjectKind, labelSchema: LabelSchemaInput, people: number) {
  const { id } = await createProject(admin, {
    name: 'Kinds',
    description: '',
    kind,
    guide: '',
    annotationsPerTask: people,
    consensus: ConsensusSettingsSchema.parse({ confidenceMin: 0.5 }),
    labelSchema,
  });
  const image = { width: 200, height: 100, channels: 3 as const, background: '#808080' };
  const bytes =
    kind === 'text' ? Buffer.from(TEXT) : await sharp({ create: image }).png().toBuffer();
  const name = kind === 'text' ? 'text.txt' : 'grey.png';
  await importAll(admin, id, kind === 'text' ? 'txt' : 'images', [{ name, bytes }]);
  return id;
}

/** Claims the item for a new person; what is given then answers it. */
async function begin(projectId: EntityId<'project'>) {
  const ctx = await makePerson(ground);
  await addMember(ctx, projectId);
  const { assignments } = await claimAssignments(ctx, { projectId, count: 1, resume: false });
  const [assignment] = assignments;
  if (assignment === undefined) throw new Error('there is no work');
  const assignmentId = assignment.id;
  return (regions: Region[]) =>
    submitAnnotation(ctx, { assignmentId, regions, classIds: [], durationMs: 1 });
}

async function answer(projectId: EntityId<'project'>, regions: Region[]) {
  const submit = await begin(projectId);
  return submit(regions);
}

const span = (start: number, end: number, more: object = {}) =>
  RegionSchema.parse({ kind: 'span', classId: 0, start, end, ...more });
const polygon = (x: number, more: object = {}) =>
  RegionSchema.parse({
    kind: 'polygon',
    classId: 0,
    points: [
      [x, 10],
      [x + 40, 10],
      [x + 20, 60],
    ],
    ...more,
  });

async function derive(projectId: EntityId<'project'>) {
  await computeConsensus(database.db, projectId);
  const { rows } = await listConsensus(admin, { projectId, limit: 10 });
  const [row] = rows;
  if (row === undefined) throw new Error('there is no consensus');
  return row;
}

describe('consensus on spans', () => {
  it('votes on whole spans in code points, whatever stands in the text', async () => {
    const projectId = await makeProject(
      'text',
      { classes: [{ name: 'hand' }, { name: 'word' }], regions: ['span'] },
      3,
    );
    const submit = await begin(projectId);
    await expect(submit([span(0, 9)])).rejects.toMatchObject({ code: 'invalid' });
    await submit([span(0, 2), span(3, 8, { classId: 1 })]);
    await answer(projectId, [span(0, 2), span(3, 5, { classId: 1 })]);
    await answer(projectId, [span(0, 3), span(3, 5, { classId: 1 }), span(6, 8)]);
    const row = await derive(projectId);
    expect(row).toMatchObject({ method: 'average-link-median', state: 'agreed', voteCount: 3 });
    expect(
      row.regions.map(({ region, voteCount, isDisputed }) => [
        region.kind === 'span' && [region.classId, region.start, region.end],
        voteCount,
        isDisputed,
      ]),
    ).toEqual([
      [[0, 0, 2], 3, false],
      [[1, 3, 5], 3, false],
      [[0, 6, 8], 1, true],
    ]);
    // F1 of the pairs: 1/2 (3–8 is not 3–5), 2/5 with the third's extra span, and 4/5.
    expect(row.agreement).toBeCloseTo((0.5 + 0.4 + 0.8) / 3, 9);
    const { measures } = await getAgreement(admin, { projectId });
    expect(measures.map(({ unit }) => unit)).toEqual(['region', 'regionClass']);
    expect(measures[0]?.alpha.units).toBe(4);
    const [label] = await database.db
      .select()
      .from(resolvedLabels)
      .where(eq(resolvedLabels.projectId, projectId));
    expect(label?.regions).toHaveLength(2);
  });
});

describe('consensus on polygons', () => {
  const schema: LabelSchemaInput = {
    classes: [{ name: 'cat' }, { name: 'dog' }],
    regions: ['box', 'polygon'],
    attributes: [{ type: 'select', name: 'pose', options: ['sit', 'run'] }],
  };

  it('keeps the most central one with the attributes, flags, group and order that most gave', async () => {
    const projectId = await makeProject('image', schema, 3);
    const box = RegionSchema.parse({ kind: 'box', classId: 1, x: 8, y: 8, width: 50, height: 50 });
    const sit = { attributes: { pose: 'sit' } };
    await answer(projectId, [{ ...box, group: 4 }, polygon(10, { ...sit, group: 4 })]);
    await answer(projectId, [
      { ...box, group: 1 },
      polygon(12, { ...sit, group: 1, flags: ['occluded'] }),
    ]);
    await answer(projectId, [box, polygon(18, { flags: ['occluded'] }), polygon(150)]);
    const row = await derive(projectId);
    expect(row.method).toBe('average-link-median+average-link-medoid');
    const regions = row.regions.map(({ region }) => region);
    expect(regions[0]).toMatchObject({ kind: 'box', classId: 1, x: 8, group: 1 });
    expect(regions[1]).toMatchObject({
      ...polygon(12),
      attributes: { pose: 'sit' },
      flags: ['occluded'],
      group: 1,
    });
    expect(row.regions[2]).toMatchObject({ isDisputed: true, voteCount: 1 });
    const ids = regions.map(({ id }) => id);
    expect((await derive(projectId)).regions.map(({ region }) => region.id)).toEqual(ids);
    expect((await derive(projectId)).version).toBe(row.version);
  });

  it('takes one person’s answer as it is, the topmost last', async () => {
    const projectId = await makeProject('image', schema, 1);
    const drawn = [polygon(120), polygon(10, { attributes: { pose: 'run' } }), polygon(60)];
    await answer(projectId, drawn);
    const { regions, state } = await derive(projectId);
    expect(state).toBe('agreed');
    expect(regions.map(({ region }) => ({ ...region, id: undefined }))).toEqual(
      drawn.map((region) => ({ ...region, id: undefined })),
    );
  });

  it('an answer begun before its kind, option or range was taken away is still taken', async () => {
    const projectId = await makeProject('image', schema, 2);
    const begun = polygon(10, { attributes: { pose: 'sit' } });
    const change = (regions: ('box' | 'polygon')[]) => ({
      regions,
      classes: [{ id: 1, name: 'dog' }],
      attributes: [{ type: 'select' as const, name: 'pose', options: ['run'] }],
    });
    await changeLabelSchema(admin, { projectId, ifMatch: 1, change: change(['box']) });
    const submit = await begin(projectId);
    for (const pose of ['fly', 1]) {
      const refused = submit([polygon(10, { attributes: { pose } })]);
      await expect(refused).rejects.toMatchObject({ code: 'invalid' });
    }
    await submit([begun]);
  });
});
