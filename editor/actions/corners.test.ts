import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '@/core/annotation';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { boxRegion, TestEditor } from '../testing/test-editor';

const schema = makeLabelSchema('image', {
  classes: [{ name: 'leaf' }],
  regions: ['polygon', 'box'],
});

type Corners = [number, number][];
const SQUARE: Corners = [
  [100, 100],
  [300, 100],
  [300, 300],
  [100, 300],
];
const [shift, ctrl] = [{ shift: true }, { ctrl: true }];

function polygon(id: string, points: Corners): Region {
  const region = { classId: 0, attributes: {}, origin: 'manual' as const };
  return { kind: 'polygon', id: `rgn_${id}`, ...region, points };
}

const open = (...regions: Region[]) =>
  new TestEditor({ schema, answer: { regions, classIds: [] } });
/** A square that Tab has selected. */
const withSquare = (...more: Region[]) =>
  open(polygon('a', SQUARE), ...more)
    .key('Tab')
    .expectSelected('a');
const cornersOf = (test: TestEditor) => {
  const [region] = test.answer.regions;
  return region?.kind === 'polygon' ? region.points : null;
};
const expectCorner = (test: TestEditor, index: number | null) => {
  expect(test.state.cornerIndex).toBe(index);
  const handle = index === null ? null : `corner-${index}`;
  expect(test.editor.getScene().activeHandleId).toBe(handle);
  return test;
};

describe('next-corner, previous-corner', () => {
  it('W walks from corner to corner and round, Shift+W back', () => {
    const test = expectCorner(withSquare(), null).key('KeyW');
    expectCorner(test, 0);
    expectCorner(test.key('KeyW').key('KeyW').key('KeyW'), 3);
    expectCorner(test.key('KeyW'), 0);
    expectCorner(test.key('KeyW', shift), 3);
    expectCorner(withSquare().act('previous-corner'), 3);
    expect(cornersOf(test)).toEqual(SQUARE);
    expect(test.operations).toEqual([]);
  });

  it('do nothing where no polygon is selected alone and unlocked', () => {
    expectCorner(open(polygon('a', SQUARE)).key('KeyW'), null);
    expectCorner(
      open(boxRegion('b', [10, 10, 50, 50]))
        .key('Tab')
        .key('KeyW'),
      null,
    );
    const two = withSquare(polygon('b', [...SQUARE])).key('KeyA', ctrl);
    expectCorner(two.key('KeyW'), null);
    expectCorner(withSquare().key('KeyL').key('KeyW'), null);
  });

  it('bring the corner into view where the picture is zoomed in', () => {
    const test = withSquare().wheel(300, 300, -2000).wheel(300, 300, -2000).key('KeyW');
    const { camera } = test.editor.getScene();
    const [x, y] = [100 * camera.scale + camera.offset.x, 100 * camera.scale + camera.offset.y];
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(camera.view.width);
  });
});

describe('a corner that is taken', () => {
  const taken = (...more: Region[]) =>
    withSquare(...more)
      .key('KeyW')
      .key('KeyW');

  it('is moved by arrows, with Shift by 10 px, alone and never out of the image', () => {
    const test = taken().key('ArrowRight').key('ArrowUp', shift).key('ArrowLeft', shift);
    expect(cornersOf(test)).toEqual(SQUARE.with(1, [291, 90]));
    for (let press = 0; press < 12; press += 1) test.key('ArrowUp', shift);
    expect(cornersOf(test)).toEqual(SQUARE.with(1, [291, 0]));
    expectCorner(test, 1);
  });

  it('goes where the arrow points in a turned view', () => {
    const test = taken().act('turn-right').key('ArrowRight');
    expect(cornersOf(test)).toEqual(SQUARE.with(1, [300, 99]));
  });

  it('moves as one step a press, or as one while the key is held', () => {
    const test = taken().key('ArrowRight').keyDown('ArrowDown');
    for (let repeat = 0; repeat < 5; repeat += 1) test.keyDown('ArrowDown', { repeat: true });
    test.keyUp('ArrowDown');
    expect(cornersOf(test)).toEqual(SQUARE.with(1, [301, 106]));
    expect(cornersOf(test.key('KeyZ'))).toEqual(SQUARE.with(1, [301, 100]));
    expect(test.operations.map(({ name }) => name)).toContain('move-corner');
    expectCorner(test, 1);
    expect(cornersOf(test.key('KeyZ'))).toEqual(SQUARE);
  });

  it('is removed by Delete and Backspace while more than three are there; the polygon stays', () => {
    const test = taken().key('Delete');
    expect(cornersOf(test)).toEqual(SQUARE.toSpliced(1, 1));
    expectCorner(test, 1).key('Backspace').key('Delete');
    expect(cornersOf(test)).toEqual(SQUARE.toSpliced(1, 1));
    expect(cornersOf(test.key('KeyZ'))).toEqual(SQUARE);
    expectCorner(taken().key('KeyW').key('KeyW').key('Delete'), 0);
  });

  it('a button that deletes means the region, whatever keys have taken', () => {
    expect(taken().act('delete-selected').answer.regions).toEqual([]);
  });

  it('is let go by Escape, and the polygon stays selected', () => {
    const test = expectCorner(taken().key('Escape'), null).expectSelected('a');
    expect(cornersOf(test.key('ArrowRight'))?.[0]).toEqual([101, 100]);
    expectCorner(test.key('KeyW'), 0);
    test.key('Escape').key('Escape').expectSelected();
  });

  it('is let go when something else is selected, also when it is selected again', () => {
    const test = taken(
      polygon(
        'b',
        SQUARE.map(([x, y]) => [x + 400, y]),
      ),
    ).key('Tab');
    expectCorner(test.expectSelected('b'), null);
    expectCorner(test.key('Tab').expectSelected('a'), null);
    test.key('Delete');
    expect(test.answer.regions).toHaveLength(1);
  });

  it('may be one of what was drawn just now, which is picked by it', () => {
    const drawn = open().key('KeyP').click(500, 100).click(700, 100).click(600, 250).key('Enter');
    const test = expectCorner(drawn.key('KeyW'), 0).key('ArrowLeft');
    expect(cornersOf(test)?.[0]).toEqual([499, 100]);
    expect(test.editor.getScene().live[0]?.handles.map(({ id }) => id)).toContain('rotate');
  });

  it('makes a prediction an edited one', () => {
    const test = open();
    test.editor.loadPredictions([polygon('p', SQUARE)]);
    test.key('Tab').key('KeyW').key('ArrowLeft');
    expect(test.answer.regions[0]?.origin).toBe('prediction_edited');
  });

  it('gives way to a drag, and to drawing by keys', () => {
    const test = taken().drag([300, 100], [350, 80]);
    expect(cornersOf(test)).toEqual(SQUARE.with(1, [350, 80]));
    expectCorner(test, 1).key('KeyB', shift).key('ArrowRight');
    test.expectPath('draw-box.keyboard').key('Escape');
    expect(cornersOf(test)).toEqual(SQUARE.with(1, [350, 80]));
  });
});

describe('insert-corner', () => {
  it.each(['Insert', 'KeyD'])('%s puts one in the middle of the next side and takes it', (code) => {
    const test = withSquare().key('KeyW').key(code);
    expect(cornersOf(test)).toEqual(SQUARE.toSpliced(1, 0, [200, 100]));
    expectCorner(test, 1).key('ArrowUp', shift);
    expect(cornersOf(test)).toEqual(SQUARE.toSpliced(1, 0, [200, 90]));
    test.key('KeyZ').key('KeyZ');
    expect(cornersOf(test)).toEqual(SQUARE);
  });

  it('goes on over the last side, and needs a corner that is taken', () => {
    const test = withSquare().key('KeyD');
    expect(cornersOf(test)).toEqual(SQUARE);
    expect(cornersOf(test.key('KeyW', shift).key('KeyD'))).toEqual([...SQUARE, [100, 200]]);
    expectCorner(test, 4);
  });
});

it('any keys leave a polygon of three corners and more, and undoing gives the first one back', () => {
  const press = fc.record({
    code: fc.constantFrom(
      ...['KeyW', 'KeyD', 'Delete', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'KeyR'],
    ),
    shift: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(press, { maxLength: 60 }), (presses) => {
      const test = withSquare().key('KeyW');
      for (const { code, ...held } of presses) {
        test.key(code, held);
        const points = cornersOf(test) ?? [];
        expect(points.length).toBeGreaterThanOrEqual(3);
        for (const [x, y] of points) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(1000);
          expect(y).toBeLessThanOrEqual(800);
        }
        expect(test.state.cornerIndex).toBeLessThan(points.length);
      }
      while (test.state.canUndo) test.key('KeyZ');
      expect(cornersOf(test)).toEqual(SQUARE);
    }),
    { numRuns: 60 },
  );
});
