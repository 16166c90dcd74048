import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxIou } from '@/core/geometry/box';
import { AnswerDocument } from './answer-document';
import type { RegionId } from './records';
import { shapeOf } from './shapes/shape-registry';
import { asBox, BOX_SCHEMA, boxRegion } from './testing/test-editor';
import { imagePoint } from './units';

const side = fc.integer({ min: 1, max: 60 });
const place = fc.integer({ min: 0, max: 100 });
const boxes = fc.array(fc.tuple(place, place, side, side), { minLength: 1, maxLength: 300 });

it('hits what looking at every region would hit, after any additions, moves and deletions', () => {
  fc.assert(
    fc.property(boxes, fc.array(fc.nat(299), { maxLength: 40 }), place, place, (all, odd, x, y) => {
      const document = new AnswerDocument(BOX_SCHEMA);
      const ids = document.add(all.map((box, index) => boxRegion(`${index}`, box)));
      odd.forEach((pick, turn) => {
        const id = ids[pick % ids.length] as RegionId;
        if (turn % 2 === 0) document.delete([id]);
        else document.edit(id, { x: turn, y: pick % 50 });
      });
      const point = imagePoint(x, y);
      const expected = document.list.ordered
        .filter((region) => shapeOf(region).contains(region, point))
        .map(asBox)
        .sort((a, b) => a.width * a.height - b.width * b.height || b.z - a.z);
      expect(document.index.hitAll(point)).toEqual(expected);
      const window = { x, y, width: 30, height: 20 };
      const seen = new Set(document.index.within(window));
      for (const region of document.list.ordered.map(asBox)) {
        if (boxIou(region, window) > 0) expect(seen).toContain(region.id);
      }
    }),
    { numRuns: 60 },
  );
});
