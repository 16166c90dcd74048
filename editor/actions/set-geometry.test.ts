import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerSchema } from '@/core/annotation';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { asBox, boxRegion, TestEditor } from '../testing/test-editor';
import type { ActionArgs } from './action';

const ground = { regions: [boxRegion('a', [10, 20, 30, 40])], classIds: [] };

function open(answer = ground) {
  const hands = new TestEditor({ answer });
  hands.editor.select(answer.regions.map(({ id }) => id ?? 'rgn_'));
  return hands;
}

describe('exact numbers', () => {
  it('change what is named and leave the rest, in one undo step each', () => {
    const { editor } = open();
    editor.runAction('set-geometry', { x: 100 });
    editor.runAction('set-geometry', { width: 55.5, degrees: 30 });
    const box = asBox(editor.toAnswer().regions[0]);
    expect(box).toMatchObject({ x: 100, y: 20, width: 55.5, height: 40, rotation: 30 });
    editor.runAction('undo');
    expect(asBox(editor.toAnswer().regions[0])).toMatchObject({ x: 100, width: 30, rotation: 0 });
    editor.runAction('undo');
    expect(editor.toAnswer()).toEqual(ground);
  });

  it('turn a box on, however often round, to what an answer can hold', () => {
    const { editor } = open();
    editor.runAction('set-geometry', { degrees: 400 });
    expect(asBox(editor.toAnswer().regions[0]).rotation).toBe(40);
    editor.runAction('set-geometry', { width: 3e6, degrees: -1000.5 });
    expect(asBox(editor.toAnswer().regions[0])).toMatchObject({ width: 1e6, rotation: 79.5 });
    expect(AnswerSchema.safeParse(editor.toAnswer()).success).toBe(true);
  });

  it('that stand a box upright keep it in the image', () => {
    const turned = boxRegion('a', [-40, 100, 200, 20], { rotation: 90 });
    const { editor } = open({ regions: [turned], classIds: [] });
    editor.runAction('set-geometry', { degrees: 0 });
    const upright = { x: 0, y: 100, width: 160, height: 20, rotation: 0 };
    expect(asBox(editor.toAnswer().regions[0])).toMatchObject(upright);
  });

  it('never take an upright box out of the image or below a pixel', () => {
    const value = fc.option(fc.double({ min: -2000, max: 2000, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(value, value, value, value, (x, y, width, height) => {
        const { editor } = open();
        const wanted = Object.entries({ x, y, width, height }).filter(([, at]) => at !== undefined);
        editor.runAction('set-geometry', Object.fromEntries(wanted) as ActionArgs);
        const box = asBox(editor.toAnswer().regions[0]);
        expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(1);
        expect(box.x + box.width).toBeLessThanOrEqual(1000.01);
        expect(box.y + box.height).toBeLessThanOrEqual(800.01);
      }),
    );
  });

  it('are refused where there are none', () => {
    const { editor } = open();
    expect(editor.runAction('set-geometry', {})).toBe(false);
    expect(editor.runAction('set-geometry', { x: Number.NaN })).toBe(false);
    expect(editor.toAnswer()).toEqual(ground);
  });

  it('move a polygon by the edge of its bounds, and nothing else of it', () => {
    const schema = makeLabelSchema('image', { classes: [{ name: 'a' }], regions: ['polygon'] });
    const polygon = {
      kind: 'polygon' as const,
      id: 'rgn_p' as const,
      classId: 0,
      attributes: {},
      origin: 'manual' as const,
      points: [
        [10, 10],
        [50, 10],
        [10, 40],
      ] as [number, number][],
    };
    const hands = new TestEditor({ schema, answer: { regions: [polygon], classIds: [] } });
    hands.editor.select(['rgn_p']);
    hands.editor.runAction('set-geometry', { x: 100, width: 5 });
    expect(hands.editor.toAnswer().regions[0]).toMatchObject({
      points: [
        [100, 10],
        [140, 10],
        [100, 40],
      ],
    });
  });
});
