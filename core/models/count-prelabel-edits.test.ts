import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerSchema } from '../annotation';
import { countPreLabelEdits } from './count-prelabel-edits';

const box = (x: number, classId: number, id?: string) => ({
  kind: 'box',
  x,
  y: 0,
  width: 100,
  height: 100,
  classId,
  ...(id ? { id } : {}),
});

const answer = (regions: unknown[], classIds: number[] = []) =>
  AnswerSchema.parse({ regions, classIds });

describe('countPreLabelEdits', () => {
  it('tells kept, moved, reclassified, deleted and added regions apart', () => {
    const edits = countPreLabelEdits(
      answer([box(0, 1), box(300, 1), box(600, 1), box(900, 2)]),
      answer([box(1, 1), box(320, 1), box(600, 2), box(2000, 5)]),
    );
    expect(edits).toMatchObject({ proposed: 4, kept: 1, changed: 2, deleted: 1, added: 1 });
    expect(edits.byClass.get(1)).toEqual({
      proposed: 3,
      kept: 1,
      changed: 2,
      deleted: 0,
      added: 0,
    });
    expect(edits.byClass.get(2)).toEqual({
      proposed: 1,
      kept: 0,
      changed: 0,
      deleted: 1,
      added: 0,
    });
    expect(edits.byClass.get(5)).toEqual({
      proposed: 0,
      kept: 0,
      changed: 0,
      deleted: 0,
      added: 1,
    });
  });

  it('follows a region by its id however far it was dragged, before it looks at places', () => {
    const edits = countPreLabelEdits(
      answer([box(0, 1, 'rgn_a'), box(500, 1, 'rgn_b')]),
      answer([box(500, 1, 'rgn_a'), box(0, 1, 'rgn_new')]),
    );
    expect(edits).toMatchObject({ proposed: 2, kept: 0, changed: 1, deleted: 1, added: 1 });
  });

  it('counts a replaced class of the item as changed, for one class and for several', () => {
    expect(countPreLabelEdits(answer([], [3]), answer([], [3]))).toMatchObject({ kept: 1 });
    expect(countPreLabelEdits(answer([], [3]), answer([], [4]))).toMatchObject({
      proposed: 1,
      changed: 1,
      added: 0,
    });
    expect(countPreLabelEdits(answer([], [1, 2, 3]), answer([], [2, 7]))).toMatchObject({
      proposed: 3,
      kept: 1,
      changed: 1,
      deleted: 1,
      added: 0,
    });
    expect(countPreLabelEdits(answer([], []), answer([], [7]))).toMatchObject({ added: 1 });
  });

  it('accounts for every proposal and every final region exactly once', () => {
    const regions = fc.array(
      fc.record({ x: fc.integer({ min: 0, max: 400 }), classId: fc.integer({ min: 0, max: 2 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(regions, regions, (proposed, final) => {
        const edits = countPreLabelEdits(
          answer(proposed.map(({ x, classId }) => box(x, classId))),
          answer(final.map(({ x, classId }) => box(x, classId))),
        );
        expect(edits.kept + edits.changed + edits.deleted).toBe(edits.proposed);
        expect(edits.proposed).toBe(proposed.length);
        expect(edits.kept + edits.changed + edits.added).toBe(final.length);
        const sums = [...edits.byClass.values()];
        expect(sums.reduce((sum, counts) => sum + counts.added, 0)).toBe(edits.added);
        expect(sums.reduce((sum, counts) => sum + counts.proposed, 0)).toBe(edits.proposed);
      }),
    );
  });

  it('keeps everything when nothing was touched', () => {
    const same = answer([box(0, 1), box(300, 2)], [4]);
    expect(countPreLabelEdits(same, same)).toMatchObject({ proposed: 3, kept: 3, added: 0 });
  });
});
