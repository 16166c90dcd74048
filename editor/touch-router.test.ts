import { describe, expect, it } from 'vitest';
import { imageToView } from './camera';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { TestEditor } from './testing/test-editor';
import { imagePoint } from './units';

const finger = (pointerId: number, timeMs = 0) => ({ pointerId, pointerType: 'touch', timeMs });
const pen = (timeMs = 0) => ({ pointerId: 9, pointerType: 'pen', timeMs });

describe('fingers', () => {
  it('draw one at a time, like a mouse', () => {
    new TestEditor()
      .pointerDown(100, 100, finger(1))
      .expectPath('draw-box.idle')
      .pointerMove(150, 140, finger(1))
      .expectPath('draw-box.drawing')
      .pointerMove(200, 180, finger(1))
      .pointerUp(200, 180, finger(1))
      .expectBoxes([0, 100, 100, 100, 80]);
  });

  it('tap out two corners', () => {
    new TestEditor()
      .pointerDown(100, 100, finger(1))
      .pointerUp(100, 100, finger(1))
      .expectPath('draw-box.drawing')
      .pointerDown(300, 200, finger(2))
      .pointerUp(300, 200, finger(2))
      .expectBoxes([0, 100, 100, 200, 100]);
  });

  it('zoom and pan when they are two, about what lies between them', () => {
    const hands = new TestEditor();
    const at = (x: number, y: number) =>
      imageToView(hands.editor.getScene().camera, imagePoint(x, y));
    const [a, b] = [at(400, 400), at(600, 400)];
    const { scale } = hands.state;
    const send = (kind: 'Down' | 'Move' | 'Up', id: number, x: number, y: number) =>
      hands.editor[`pointer${kind}`]({ x, y, ...finger(id) });
    send('Down', 1, a.x, a.y);
    send('Down', 2, b.x, b.y);
    send('Move', 1, a.x - 100, a.y + 30);
    send('Move', 2, b.x + 100, b.y + 30);
    expect(hands.state.scale).toBeCloseTo(scale * 2);
    expect(at(400, 400)).toMatchObject({ x: a.x - 100, y: a.y + 30 });
    expect(at(600, 400).x).toBeCloseTo(b.x + 100);
    send('Up', 2, b.x + 100, b.y + 30);
    send('Move', 1, a.x + 400, a.y);
    send('Up', 1, a.x + 400, a.y);
    hands.expectBoxes().expectPath('draw-box.idle');
    expect(hands.state.scale).toBeCloseTo(scale * 2);
  });

  it('leave no mark where a second one comes down while the first draws', () => {
    const hands = new TestEditor()
      .pointerDown(100, 100, finger(1))
      .pointerMove(300, 300, finger(1))
      .expectPath('draw-box.drawing')
      .pointerDown(500, 300, finger(2))
      .expectPath('draw-box.idle');
    hands.pointerMove(600, 300, finger(2)).pointerUp(600, 300, finger(2));
    hands.pointerUp(300, 300, finger(1)).expectBoxes();
    expect(hands.state.canUndo).toBe(false);
  });

  it('zoom in the middle of a polygon, whose corners stay', () => {
    const schema = makeLabelSchema('image', { classes: [{ name: 'cat' }], regions: ['polygon'] });
    const hands = new TestEditor({ schema });
    const tap = (x: number, y: number) =>
      hands.pointerDown(x, y, finger(1)).pointerUp(x, y, finger(1));
    tap(100, 100);
    tap(400, 100);
    hands.pointerDown(200, 300, finger(1)).pointerMove(240, 300, finger(1));
    hands.pointerDown(500, 300, finger(2)).pointerMove(600, 300, finger(2));
    hands.pointerUp(600, 300, finger(2)).pointerUp(240, 300, finger(1));
    hands.expectPath('draw-polygon.drawing');
    hands.editor.blur();
    tap(400, 400);
    hands.key('Enter');
    expect(hands.answer.regions).toMatchObject([
      {
        points: [
          [100, 100],
          [400, 100],
          [400, 400],
        ],
      },
    ]);
  });

  it('draw again once all have been lifted', () => {
    const hands = new TestEditor()
      .pointerDown(100, 100, finger(1))
      .pointerDown(500, 300, finger(2))
      .pointerUp(500, 300, finger(2))
      .pointerUp(100, 100, finger(1));
    hands.drag([100, 100], [200, 200], finger(3)).expectBoxes([0, 100, 100, 100, 100]);
  });

  it('are forgotten when the system takes them away', () => {
    const hands = new TestEditor()
      .pointerDown(100, 100, finger(1))
      .pointerDown(500, 300, finger(2));
    hands.editor.pointerCancel();
    hands.drag([100, 100], [200, 200], finger(3)).expectBoxes([0, 100, 100, 100, 100]);
  });
});

describe('a pen', () => {
  it('draws, and the palm beside it does nothing', () => {
    new TestEditor()
      .pointerDown(100, 100, pen(0))
      .pointerDown(700, 700, finger(1, 10))
      .pointerMove(750, 750, finger(1, 20))
      .pointerMove(300, 300, pen(30))
      .pointerUp(750, 750, finger(1, 40))
      .pointerUp(300, 300, pen(50))
      .expectBoxes([0, 100, 100, 200, 200]);
  });

  it('leaves panning to the fingers while it is in use, and drawing when it was put away', () => {
    const hands = new TestEditor().drag([100, 100], [300, 300], pen(0));
    const before = hands.editor.getScene().camera.offset;
    hands.editor.pointerDown({ x: 500, y: 500, ...finger(1, 1_000) });
    hands.editor.pointerMove({ x: 550, y: 520, ...finger(1, 1_100) });
    hands.editor.pointerUp({ x: 550, y: 520, ...finger(1, 1_200) });
    const after = hands.editor.getScene().camera.offset;
    expect([after.x - before.x, after.y - before.y]).toEqual([50, 20]);
    hands.expectBoxes([0, 100, 100, 200, 200]);
    hands.drag([400, 400], [500, 500], finger(2, 9_000));
    expect(hands.boxes).toHaveLength(2);
  });
});

describe('on a text', () => {
  const TEXT = 'Ada Lovelace met Charles Babbage in London';
  const WIDTH_PX = 8;

  /** Fingers and pens on a text whose characters are all 8 px wide. */
  class TextTouch {
    readonly editor = new TestEditor({
      kind: 'text',
      text: TEXT,
      schema: makeLabelSchema('text', {
        classes: [{ name: 'person' }],
        regions: ['span'],
        choice: 'none',
      }),
    }).editor;

    send(kind: 'Down' | 'Move' | 'Up', x: number, extras: object): this {
      const screen = { x: x * WIDTH_PX, y: 100 };
      this.editor[`pointer${kind}`]({ x, y: 0.5, screen, ...extras });
      return this;
    }

    sweep(from: number, to: number, extras: object): this {
      return this.send('Down', from, extras).send('Move', to, extras).send('Up', to, extras);
    }

    get marked(): string[] {
      return this.editor
        .getRegions()
        .map((region) => (region.kind === 'span' ? TEXT.slice(region.start, region.end) : ''));
    }
  }

  it('a finger marks short words, and they show while it moves', () => {
    const touch = new TextTouch().send('Down', 13, finger(1)).send('Move', 15, finger(1));
    expect(touch.editor.getScene().textSelection).toEqual({ anchor: 13, focus: 16 });
    expect(touch.send('Up', 15, finger(1)).marked).toEqual(['met']);
  });

  it('a finger that rolls as it taps marks nothing', () => {
    const touch = new TextTouch().send('Down', 14, finger(1)).send('Move', 15, finger(1));
    expect(touch.send('Up', 15, finger(1)).marked).toEqual([]);
  });

  it('a finger moves an edge by a word', () => {
    const touch = new TextTouch().sweep(4, 12, finger(1));
    const grip = { ...finger(1), handleId: 'end' };
    expect(touch.sweep(12, 16, grip).marked).toEqual(['Lovelace met']);
  });

  it('the hand beside a pen and two fingers do nothing, and later marks are where they belong', () => {
    const touch = new TextTouch().sweep(0, 3, pen(0)).sweep(20, 40, finger(1, 100));
    expect(touch.marked).toEqual(['Ada']);
    touch.send('Down', 20, finger(1, 9_000)).send('Move', 30, finger(1, 9_010));
    touch.send('Down', 38, finger(2, 9_020)).send('Move', 2, finger(2, 9_030));
    touch.send('Up', 2, finger(2, 9_040)).send('Up', 30, finger(1, 9_050));
    expect(touch.marked).toEqual(['Ada']);
    touch.send('Down', 20, finger(1, 20_000)).send('Move', 30, finger(1, 20_010));
    touch.send('Move', 5, pen(20_020)).send('Up', 30, finger(1, 20_030));
    expect(touch.marked).toEqual(['Ada']);
    expect(touch.sweep(36, 42, pen(30_000)).marked).toEqual(['Ada', 'London']);
    expect(touch.sweep(4, 12, finger(1, 60_000)).marked).toEqual(['Ada', 'London', 'Lovelace']);
  });
});
