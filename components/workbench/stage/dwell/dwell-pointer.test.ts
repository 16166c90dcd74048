import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestEditor } from '@/editor/testing/test-editor';
import { DwellClock } from './dwell-clock';
import { DwellPointer } from './dwell-pointer';

const DWELL_MS = 1_000;
/** A stage that lies so far from the window's corner, and the picture so far from the stage's. */
const LEFT = 50;
const TOP = 20;
const MARGIN = 16;

class FakeStage extends EventTarget {
  /** False while something lies over it. */
  isOnTop = true;
  readonly contains = () => this.isOnTop;
  readonly getBoundingClientRect = () => ({ left: LEFT, top: TOP });
}

/** How often a ring has begun to fill, and been ended. */
function makeRing() {
  const counts = { begun: 0, ended: 0 };
  const animate = () => {
    counts.begun += 1;
    return { cancel: () => (counts.ended += 1) };
  };
  return { counts, element: { style: {}, animate, lastElementChild: { animate } } };
}

function open(test = new TestEditor()) {
  const stage = new FakeStage();
  const ring = makeRing();
  const clock = new DwellClock(DWELL_MS);
  const parts = [stage, ring.element] as unknown as [HTMLElement, SVGSVGElement];
  const pointer = new DwellPointer(...parts, test.editor, clock);
  const tell = (type: string, x = 0, y = 0, more: object = {}) => {
    const event = new Event(type);
    const facts = {
      ...{ clientX: LEFT + MARGIN + x, clientY: TOP + MARGIN + y, buttons: 0 },
      ...{ pointerId: 1, pointerType: 'mouse', timeStamp: performance.now(), ...more },
    };
    for (const [name, value] of Object.entries(facts))
      Object.defineProperty(event, name, { value });
    stage.dispatchEvent(event);
  };
  /** The pointer goes there and stays so long. */
  const rest = (x: number, y: number, ms = DWELL_MS + 50) => {
    tell('pointermove', x, y);
    vi.advanceTimersByTime(ms);
  };
  return { test, stage, ring, pointer, tell, rest };
}

const listeners = new EventTarget();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', Object.assign(listeners, { matchMedia: () => ({ matches: false }) }));
  vi.stubGlobal('document', { elementFromPoint: () => null, activeElement: null });
  vi.stubGlobal('HTMLElement', class {});
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint, 16));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a pointer that clicks by resting', () => {
  it('draws a box by two rests, at places of the stage', () => {
    const { test, rest } = open();
    rest(100, 100);
    test.expectPath('draw-box.drawing');
    test.pointerMove(300, 250);
    rest(300, 250);
    test.expectBoxes([0, 100, 100, 200, 150]).expectPath('draw-box.idle');
  });

  it('clicks once, and shows the ring once, however long it stays', () => {
    const { test, rest, ring } = open();
    rest(100, 100, 10_000);
    test.expectPath('draw-box.drawing');
    expect(ring.counts).toEqual({ begun: 2, ended: 2 });
    rest(104, 100, 10_000);
    test.expectPath('draw-box.drawing').expectBoxes();
  });

  it('shows no ring while it only passes', () => {
    const { test, rest, ring } = open();
    for (let x = 0; x < 500; x += 10) rest(x, 100, 140);
    expect(ring.counts.begun).toBe(0);
    test.expectPath('draw-box.idle');
  });

  it('does nothing where it has left, where a button is held, and where it just was', () => {
    const { test, rest, tell } = open();
    tell('pointermove', 100, 100);
    tell('pointerleave', 100, 100);
    vi.advanceTimersByTime(5_000);
    rest(100, 100, 500);
    tell('pointerdown', 100, 100);
    vi.advanceTimersByTime(5_000);
    tell('pointerup', 100, 100);
    vi.advanceTimersByTime(5_000);
    rest(200, 100, 500);
    listeners.dispatchEvent(new Event('blur'));
    vi.advanceTimersByTime(5_000);
    test.expectPath('draw-box.idle');
  });

  it('does nothing under a dialog, nor for a finger, nor once it is stopped', () => {
    const { test, stage, rest, tell, pointer } = open();
    stage.isOnTop = false;
    rest(100, 100);
    stage.isOnTop = true;
    tell('pointermove', 200, 200, { pointerType: 'touch' });
    vi.advanceTimersByTime(5_000);
    rest(300, 300, 500);
    pointer.stop();
    vi.advanceTimersByTime(5_000);
    rest(400, 400);
    test.expectPath('draw-box.idle');
  });

  it('waits anew where the wheel has turned, and takes along the keys that are held', () => {
    const { test, rest, tell } = open(new TestEditor().drag([50, 50], [400, 400]).key('Escape'));
    rest(100, 100, 900);
    tell('wheel');
    vi.advanceTimersByTime(900);
    test.expectSelected();
    listeners.dispatchEvent(Object.assign(new Event('keydown'), { altKey: true }));
    vi.advanceTimersByTime(200);
    test.expectPath('draw-box.drawing');
  });
});
