import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Region } from '@/core/annotation';
import { applyDraftDiffs, diffDrafts } from '@/core/draft/draft-diff';
import { answerToDraft, type DraftDocument, EMPTY_DRAFT } from '@/core/draft/draft-document';
import { type DraftOperation, OPERATIONS_KEPT, rewindDraft } from '@/core/draft/draft-operation';
import { submitAnnotation } from '../annotations/submit-annotation';
import { claimAssignments } from './claim-assignments';
import { expireAssignments } from './expire-assignments';
import { getAssignment } from './get-assignment';
import { getDraft } from './get-draft';
import { removeAnsweredDrafts } from './remove-answered-drafts';
import { saveDraft } from './save-draft';
import { openTestGround } from './testing/open-test-ground';
import { addMember, makePerson, makeTextProject } from './testing/test-project';

const { database, ground, admin } = openTestGround();

async function claimOne() {
  const projectId = await makeTextProject(admin, 1, 1);
  const ctx = await makePerson(ground);
  await addMember(ctx, projectId);
  const { assignments } = await claimAssignments(ctx, { projectId, count: 1, resume: false });
  const [assignment] = assignments;
  if (assignment === undefined) throw new Error('there is no work');
  return { ctx, projectId, assignmentId: assignment.id };
}

function box(name: string, x = 0): Region & { id: string } {
  return {
    ...{ kind: 'box', id: `rgn_${name}`, classId: 0, attributes: {}, origin: 'manual' },
    ...{ x, y: 0, width: 5, height: 5, rotation: 0 },
  };
}

/** Adds one region after the other; each is one operation. */
function draw(names: readonly string[], from = EMPTY_DRAFT, firstSeq = 1) {
  let document = from;
  const operations = names.map((name, index): DraftOperation => {
    const regions = [
      ...document.regions,
      ...answerToDraft({ regions: [box(name)], classIds: [] }).regions,
    ];
    const next: DraftDocument = { ...document, regions };
    const diff = diffDrafts(document, next);
    if (diff === null) throw new Error('nothing was drawn');
    document = next;
    const step = { kind: 'edit', name: 'draw-box', joins: false, at: 1 } as const;
    return { ...step, seq: firstSeq + index, id: `operation-${name}`, diff };
  });
  return { operations, document };
}

const idsOf = (draft: DraftDocument | null) => draft?.regions.map(({ region }) => region.id);

describe('the log of a draft', () => {
  it('is stored with its outcome and comes back whole, rejected predictions and all', async () => {
    const { ctx, assignmentId } = await claimOne();
    const first = draw(['a', 'b']);
    const rejected = {
      ...first.document,
      regions: first.document.regions.map((entry) => ({
        ...entry,
        isRejected: true,
        isLocked: true,
      })),
      activeClassId: 1,
    };
    const diff = diffDrafts(first.document, rejected);
    if (diff === null) throw new Error('nothing was rejected');
    const last = {
      seq: 3,
      id: 'operation-reject',
      at: 2,
      kind: 'edit',
      name: 'x',
      joins: false,
    } as const;
    const operations = [...first.operations, { ...last, diff }];
    const saved = await saveDraft(ctx, {
      assignmentId,
      ifMatch: 0,
      operations,
      document: rejected,
    });
    expect(saved).toMatchObject({ version: 1, seq: 3, labelSchemaVersion: 1 });
    const read = await getDraft(ctx, { assignmentId });
    expect(read).toMatchObject({ document: rejected, version: 1, seq: 3, operations });
    expect(rewindDraft(rejected, read.operations)).toEqual(EMPTY_DRAFT);
    const { draft } = await getAssignment(ctx, { assignmentId });
    expect(draft).toMatchObject({ answer: { regions: [], classIds: [] }, version: 1 });
  });

  it('goes on from what is there when only the operations are sent', async () => {
    const { ctx, assignmentId } = await claimOne();
    const first = draw(['a']);
    await saveDraft(ctx, { assignmentId, ifMatch: 0, ...first });
    const second = draw(['b', 'c'], first.document, 2);
    await saveDraft(ctx, { assignmentId, ifMatch: 1, operations: second.operations });
    const read = await getDraft(ctx, { assignmentId });
    expect(idsOf(read.document)).toEqual(['rgn_a', 'rgn_b', 'rgn_c']);
    expect(read.document).toEqual(second.document);
    expect(read).toMatchObject({ version: 2, seq: 3 });
  });

  it('counts operations once, however often and in whatever pieces they are sent', async () => {
    const { ctx, assignmentId } = await claimOne();
    const { operations, document } = draw(['a', 'b', 'c']);
    await saveDraft(ctx, { assignmentId, ifMatch: 0, ...draw(['a']) });
    const all = { assignmentId, ifMatch: 0, operations, document };
    for (let time = 0; time < 3; time += 1) {
      expect(await saveDraft(ctx, all)).toMatchObject({ version: 2, seq: 3 });
    }
    const tail = { assignmentId, ifMatch: 1, operations: operations.slice(1) };
    expect(await saveDraft(ctx, tail)).toMatchObject({ version: 2, seq: 3 });
    const read = await getDraft(ctx, { assignmentId });
    expect(read.operations.map(({ id }) => id)).toEqual(operations.map(({ id }) => id));
    expect(read.document).toEqual(document);
  });

  it('has one winner of two at once; the other is told the present version and loses nothing', async () => {
    const { ctx, assignmentId } = await claimOne();
    const [one, other] = [draw(['a']), draw(['b'])];
    const answers = await Promise.allSettled(
      [one, other].map((each) => saveDraft(ctx, { assignmentId, ifMatch: 0, ...each })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [refused] = answers.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toMatchObject({ code: 'stale_version', details: { version: 1, seq: 1 } });
    const read = await getDraft(ctx, { assignmentId });
    const [won] = read.operations;
    const lost = won?.id === 'operation-a' ? 'b' : 'a';
    const again = draw([lost], read.document ?? EMPTY_DRAFT, 2);
    await saveDraft(ctx, { assignmentId, ifMatch: 1, operations: again.operations });
    const after = await getDraft(ctx, { assignmentId });
    expect(idsOf(after.document)?.sort()).toEqual(['rgn_a', 'rgn_b']);
  });

  it('refuses a gap unless the outcome comes too, and what leads to no draft', async () => {
    const { ctx, assignmentId } = await claimOne();
    const first = draw(['a']);
    await saveDraft(ctx, { assignmentId, ifMatch: 0, ...first });
    const later = draw(['c'], first.document, 5);
    const gap = { assignmentId, ifMatch: 1, operations: later.operations };
    await expect(saveDraft(ctx, gap)).rejects.toMatchObject({ code: 'invalid' });
    const [broken] = draw(['d'], first.document, 2).operations;
    if (broken === undefined) throw new Error('nothing was drawn');
    const diff = { regions: [{ id: 'rgn_a', from: {}, to: { kind: 'nonsense' } }] };
    await expect(
      saveDraft(ctx, { assignmentId, ifMatch: 1, operations: [{ ...broken, diff }] }),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect(await saveDraft(ctx, { ...gap, document: later.document })).toMatchObject({ seq: 5 });
  });

  it('keeps what a whole answer replaces', async () => {
    const { ctx, assignmentId } = await claimOne();
    const first = draw(['a']);
    await saveDraft(ctx, { assignmentId, ifMatch: 0, ...first });
    const answer = { regions: [box('b')], classIds: [1] };
    await saveDraft(ctx, { assignmentId, ifMatch: 1, answer });
    const read = await getDraft(ctx, { assignmentId });
    expect(idsOf(read.document)).toEqual(['rgn_b']);
    expect(read.operations.map(({ name }) => name)).toEqual(['draw-box', 'replace']);
    expect(rewindDraft(read.document ?? EMPTY_DRAFT, read.operations.slice(1))).toEqual(
      first.document,
    );
  });

  it('keeps so many operations and drops the oldest, the draft unharmed', async () => {
    const { ctx, assignmentId } = await claimOne();
    const names = (count: number, prefix: string) =>
      Array.from({ length: count }, (_, index) => `${prefix}${index}`);
    const first = draw(names(OPERATIONS_KEPT, 'a'));
    await saveDraft(ctx, { assignmentId, ifMatch: 0, ...first });
    const second = draw(names(50, 'b'), first.document, OPERATIONS_KEPT + 1);
    await saveDraft(ctx, { assignmentId, ifMatch: 1, operations: second.operations });
    const read = await getDraft(ctx, { assignmentId });
    expect(read.operations).toHaveLength(OPERATIONS_KEPT);
    expect(read.operations[0]?.seq).toBe(51);
    expect(read.document).toEqual(second.document);
    const base = rewindDraft(read.document ?? EMPTY_DRAFT, read.operations);
    expect(idsOf(base)).toEqual(names(50, 'a').map((name) => `rgn_${name}`));
    expect(
      applyDraftDiffs(
        base,
        read.operations.map(({ diff }) => diff),
      ),
    ).toEqual(second.document);
  });

  it('goes over to the next lease of the same task, with its operations', async () => {
    const { ctx, projectId, assignmentId } = await claimOne();
    const first = draw(['a', 'b']);
    await saveDraft(ctx, { assignmentId, ifMatch: 0, ...first });
    await database.db.execute(sql`update assignments
      set lease_expires_at = now() - interval '1 second' where id = ${assignmentId}`);
    await expireAssignments(database);
    const { assignments } = await claimAssignments(ctx, { projectId, count: 1, resume: false });
    const again = assignments[0]?.id ?? assignmentId;
    expect(again).not.toBe(assignmentId);
    const read = await getDraft(ctx, { assignmentId: again });
    expect(read).toMatchObject({ version: 0, seq: 2, operations: first.operations });
    const { operations, document } = read;
    await saveDraft(ctx, {
      ...{ assignmentId: again, ifMatch: 0, operations },
      ...(document === null ? {} : { document }),
    });
    expect(await getDraft(ctx, { assignmentId: again })).toMatchObject({ version: 1, seq: 2 });
  });

  it('is nobody else’s, and goes some time after the answer', async () => {
    const { ctx, projectId, assignmentId } = await claimOne();
    await saveDraft(ctx, { assignmentId, ifMatch: 0, ...draw(['a']) });
    const stranger = await makePerson(ground);
    await addMember(stranger, projectId, 'manager');
    await expect(getDraft(stranger, { assignmentId })).rejects.toMatchObject({ code: 'not_found' });
    await submitAnnotation(ctx, { assignmentId, regions: [], classIds: [1], durationMs: 5 });
    expect(await removeAnsweredDrafts(database)).toBe(0);
    await database.db.execute(sql`update assignments
      set ended_at = now() - interval '31 minutes' where id = ${assignmentId}`);
    expect(await removeAnsweredDrafts(database)).toBe(1);
    expect(await getDraft(ctx, { assignmentId })).toMatchObject({ document: null, operations: [] });
  });
});
