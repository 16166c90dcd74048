import { describe, expect, it } from 'vitest';
import { asBox, boxRegion, TestEditor } from './testing/test-editor';

/** 100 × 100 boxes of three classes, 8 px apart. */
function openCrowd(count = 10_000) {
  const regions = Array.from({ length: count }, (_, index) =>
    boxRegion(`${index}`, [(index % 100) * 10, Math.floor(index / 100) * 8, 6, 5], {
      classId: index % 3,
    }),
  );
  return new TestEditor({ answer: { regions, classIds: [] } });
}

describe('the scene', () => {
  it('groups resting regions by class and state, and leaves the selected one out', () => {
    const test = openCrowd(9);
    test.editor.loadPredictions([boxRegion('p', [500, 500, 10, 10], { classId: 1 })]);
    test.key('Tab').expectSelected('p');
    const keys = () => test.editor.getScene().resting.map(({ key, ids }) => [key, ids.length]);
    expect(keys()).toEqual([
      ['box/0/settled', 3],
      ['box/1/settled', 3],
      ['box/2/settled', 3],
    ]);
    expect(test.editor.getScene().live[0]).toMatchObject({ record: { id: 'rgn_p' } });
    expect(test.editor.getScene().live[0]?.handles).toHaveLength(9);
    test.key('Escape');
    expect(keys()).toContainEqual(['box/1/suspect', 1]);
    test.key('KeyA', { shift: true });
    expect(keys()).toContainEqual(['box/1/settled', 4]);
    expect([...(test.editor.getScene().resting[2]?.geometry ?? [])].slice(0, 5)).toEqual([
      20, 0, 6, 5, 0,
    ]);
  });

  it('keeps the very same resting arrays while a box is dragged, resized, drawn, hovered or panned', () => {
    const test = openCrowd();
    test.click(503, 402);
    const { resting } = test.editor.getScene();
    const steady = () => expect(test.editor.getScene().resting).toBe(resting);
    test.pointerDown(503, 402);
    for (let step = 0; step < 50; step += 1) {
      test.pointerMove(503 + step, 402 + step);
      steady();
    }
    test.pointerUp(553, 452);
    steady();
    expect(asBox(test.editor.getScene().live[0]?.record).x).toBeGreaterThan(540);
    test.key('ArrowLeft').key('KeyZ').key('Equal').wheel(100, 100, -100);
    steady();
    test.pointerMove(103, 82);
    expect(test.editor.getScene().hovered).not.toBeNull();
    steady();
    test.keyDown('KeyH');
    steady();
  });

  it('packs only the groups that a change of selection touches', () => {
    const test = openCrowd();
    const before = test.editor.getScene().resting;
    test.editor.select(['rgn_0']);
    const after = test.editor.getScene().resting;
    expect(after.filter((group) => before.includes(group))).toHaveLength(2);
    expect(after.reduce((sum, { ids }) => sum + ids.length, 0)).toBe(9999);
  });

  it('gives the same snapshots until something changes, and tells listeners once an input', () => {
    const test = openCrowd(9).click(3, 2);
    const [scene, state, regions] = [
      test.editor.getScene(),
      test.editor.getState(),
      test.editor.getRegions(),
    ];
    expect(test.editor.getScene()).toBe(scene);
    test.notifications = 0;
    test.pointerMove(400, 400);
    expect(test.notifications).toBe(1);
    expect(test.editor.getScene()).not.toBe(scene);
    expect(test.editor.getState()).toBe(state);
    expect(test.editor.getRegions()).toBe(regions);
    test.notifications = 0;
    test.key('ArrowRight');
    expect(test.notifications).toBeLessThanOrEqual(2);
    expect(test.editor.getRegions()).not.toBe(regions);
    expect(asBox(regions[0]).x).toBe(0);
  });
});
