import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffDrafts, reverseDraftDiff } from './draft-diff';
import { answerToDraft, type DraftDocument, EMPTY_DRAFT } from './draft-document';
import { type DraftOperation, rewindDraft } from './draft-operation';
import { type DraftLog, draftOf, mergeLogs } from './merge-logs';

let made = 0;
const newStep = () => {
  made += 1;
  return { id: `step-${made}`.padEnd(8, '.'), at: made };
};

/** One change of one region: put somewhere, or removed. */
const change = fc.record({
  region: fc.integer({ min: 0, max: 5 }),
  x: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function withRegion(draft: DraftDocument, name: number, x: number | null): DraftDocument {
  const id = `rgn_r${name}` as const;
  const others = draft.regions.filter(({ region }) => region.id !== id);
  if (x === null) return { ...draft, regions: others };
  const box = { kind: 'box', classId: 0, attributes: {}, origin: 'manual' } as const;
  const place = { x, y: 0, width: 5, height: 5, rotation: 0 };
  const [entry] = answerToDraft({ regions: [{ ...box, ...place, id }], classIds: [] }).regions;
  if (entry === undefined) return draft;
  const regions = [...others, { ...entry, z: name }].sort((a, b) => a.z - b.z);
  return { ...draft, regions };
}

function extend(log: DraftLog, changes: readonly Change[]): DraftLog {
  let { base, operations } = log;
  let draft = draftOf(log);
  for (const { region, x } of changes) {
    const next = withRegion(draft, region, x);
    const diff = diffDrafts(draft, next);
    if (diff === null) continue;
    draft = next;
    const seq = (operations.at(-1)?.seq ?? 0) + 1;
    const step: Omit<DraftOperation, 'seq' | 'diff'> = {
      ...newStep(),
      ...{ kind: 'edit', name: 'put', joins: false },
    };
    operations = [...operations, { ...step, seq, diff }];
  }
  return { base, operations };
}

const changes = fc.array(change, { maxLength: 8 });
const START: DraftLog = { base: EMPTY_DRAFT, operations: [] };
const idsOf = (log: DraftLog) => log.operations.map(({ id }) => id);
const partOf = (draft: DraftDocument, id: string) =>
  draft.regions.find(({ region }) => region.id === id);

describe('two logs of one draft', () => {
  it('become one that holds all of theirs, all of mine, and names every clash', () => {
    fc.assert(
      fc.property(changes, changes, changes, (shared, left, right) => {
        const start = extend(START, shared);
        const [mine, theirs] = [extend(start, left), extend(start, right)];
        const ackedSeq = start.operations.at(-1)?.seq ?? 0;
        const merged = mergeLogs({ ...mine, ackedSeq }, theirs, newStep);
        expect(idsOf(merged).slice(0, theirs.operations.length)).toEqual(idsOf(theirs));
        merged.operations.forEach(({ seq }, index) => expect(seq).toBe(index + 1));
        const [draft, own, other] = [draftOf(merged), draftOf(mine), draftOf(theirs)];
        expect(rewindDraft(draft, merged.operations)).toEqual(merged.base);
        const touchedBy = (log: DraftLog) =>
          new Set(
            log.operations
              .slice(start.operations.length)
              .flatMap(({ diff }) => diff.regions.map(({ id }) => id)),
          );
        const [byMe, byThem] = [touchedBy(mine), touchedBy(theirs)];
        const clashes = new Set(merged.conflicts.map(({ id }) => id));
        for (let region = 0; region <= 5; region += 1) {
          const id = `rgn_r${region}`;
          const expected = byMe.has(id) ? partOf(own, id) : partOf(other, id);
          expect(partOf(draft, id)).toEqual(expected);
          const differs = JSON.stringify(partOf(own, id)) !== JSON.stringify(partOf(other, id));
          expect(clashes.has(id)).toBe(byMe.has(id) && byThem.has(id) && differs);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('join also where the operations they had in common are no longer kept', () => {
    fc.assert(
      fc.property(changes, changes, changes, (shared, left, right) => {
        const start = extend(START, [...shared, { region: 0, x: 1 }, { region: 0, x: 2 }]);
        const [mine, theirs] = [
          extend(start, left),
          extend(start, [...right, { region: 5, x: 3 }, { region: 5, x: 4 }]),
        ];
        const ackedSeq = start.operations.at(-1)?.seq ?? 0;
        const draft = draftOf(theirs);
        const late = theirs.operations.slice(-1);
        const cut = { base: rewindDraft(draft, late), operations: late };
        const whole = mergeLogs({ ...mine, ackedSeq }, theirs, newStep);
        const merged = mergeLogs({ ...mine, ackedSeq }, cut, newStep);
        for (const id of ['rgn_r0', 'rgn_r1', 'rgn_r2', 'rgn_r3', 'rgn_r4']) {
          expect(partOf(draftOf(merged), id)).toEqual(partOf(draftOf(whole), id));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('need no merging where one only goes further', () => {
    const start = extend(START, [{ region: 1, x: 1 }]);
    const further = extend(start, [{ region: 2, x: 1 }]);
    const ahead = mergeLogs({ ...further, ackedSeq: 1 }, start, newStep);
    expect([idsOf(ahead), ahead.conflicts]).toEqual([idsOf(further), []]);
    const behind = mergeLogs({ ...start, ackedSeq: 1 }, further, newStep);
    expect([idsOf(behind), behind.conflicts]).toEqual([idsOf(further), []]);
  });

  it('take an undo of mine as a step, since what it undid lies behind theirs', () => {
    const start = extend(START, [{ region: 1, x: 1 }]);
    const [first] = start.operations;
    if (first === undefined) throw new Error('nothing was done');
    const diff = reverseDraftDiff(first.diff);
    const undo = { ...newStep(), seq: 2, kind: 'undo', name: 'put', joins: false, diff } as const;
    const mine = { base: EMPTY_DRAFT, operations: [first, undo], ackedSeq: 1 };
    const theirs = extend(start, [{ region: 2, x: 2 }]);
    const merged = mergeLogs(mine, theirs, newStep);
    expect(merged.operations.map(({ kind }) => kind)).toEqual(['edit', 'edit', 'edit']);
    expect(draftOf(merged).regions.map(({ region }) => region.id)).toEqual(['rgn_r2']);
    expect(merged.conflicts).toEqual([]);
  });
});
