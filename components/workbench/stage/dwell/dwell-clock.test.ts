import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DwellClock } from './dwell-clock';

const DWELL_MS = 1_000;
const HERE = { x: 100, y: 100 };
const near = (dx: number, dy = 0) => ({ x: HERE.x + dx, y: HERE.y + dy });

/** A pointer that has come to rest here at the time 0. */
function rest(): DwellClock {
  const clock = new DwellClock(DWELL_MS);
  clock.move(HERE, 0);
  return clock;
}

describe('a pointer that rests', () => {
  it('clicks when the time is over, not before', () => {
    const clock = rest();
    expect(clock.due).toEqual({ sinceMs: 0, atMs: 1_000 });
    expect(clock.click(HERE, 999)).toBe(false);
    expect(clock.click(HERE, 1_000)).toBe(true);
  });

  it('rests on while it trembles by 3 px, and begins anew beyond', () => {
    const clock = rest();
    clock.move(near(3), 400);
    clock.move(near(-2, 2), 800);
    expect(clock.due?.atMs).toBe(1_000);
    clock.move(near(3.1), 900);
    expect(clock.due?.atMs).toBe(1_900);
    clock.move(near(7), 1_000);
    expect(clock.due?.atMs).toBe(2_000);
  });

  it('clicks once a place, however long it stays and however it trembles there', () => {
    const clock = rest();
    expect(clock.click(near(3), 1_000)).toBe(true);
    expect(clock.due).toBeNull();
    expect(clock.click(near(3), 9_000)).toBe(false);
    clock.move(near(-3), 9_000);
    clock.move(near(11), 9_100);
    expect(clock.due).toBeNull();
    clock.move(near(11.1), 9_200);
    expect(clock.due?.atMs).toBe(10_200);
  });

  it('does not click where a button just has, nor where a drag has ended', () => {
    const clock = rest();
    clock.press();
    clock.release(HERE, 500);
    expect(clock.click(HERE, 5_000)).toBe(false);
    clock.press();
    clock.move(near(200), 5_100);
    clock.release(near(200), 5_200);
    clock.move(near(204), 5_300);
    expect(clock.due).toBeNull();
    clock.move(near(240), 5_400);
    expect(clock.due?.atMs).toBe(6_400);
  });

  it('does not click while a button is held, wherever it went down', () => {
    const clock = rest();
    clock.press();
    expect(clock.due).toBeNull();
    expect(clock.click(HERE, 5_000)).toBe(false);
    clock.move(near(50), 5_000);
    expect(clock.click(near(50), 9_000)).toBe(false);
  });

  it('does not click once it is gone, and begins anew where it comes back', () => {
    const clock = rest();
    clock.leave();
    expect(clock.click(HERE, 2_000)).toBe(false);
    clock.move(HERE, 3_000);
    expect(clock.due?.atMs).toBe(4_000);
  });

  it('waits again where the picture was moved under it, but clicks no second time', () => {
    const clock = rest();
    clock.restart(900);
    expect(clock.click(HERE, 1_500)).toBe(false);
    expect(clock.click(HERE, 1_900)).toBe(true);
    clock.restart(2_000);
    expect(clock.due).toBeNull();
  });

  it('does not click on what came under it while it lay there', () => {
    const clock = rest();
    clock.spend();
    expect(clock.click(HERE, 5_000)).toBe(false);
    clock.move(near(20), 6_000);
    expect(clock.due?.atMs).toBe(7_000);
  });
});

describe('whatever a hand does', () => {
  const place = fc.record({
    x: fc.integer({ min: 0, max: 24 }),
    y: fc.integer({ min: 0, max: 24 }),
  });
  const step = fc.record({
    kind: fc.constantFrom('move', 'move', 'move', 'press', 'release', 'wait'),
    at: place,
    afterMs: fc.integer({ min: 0, max: 1_500 }),
  });

  it('two clicks are far apart or the pointer was away, each after a whole rest, none in a press', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const clock = new DwellClock(DWELL_MS);
        let [nowMs, at, isPressed] = [0, { x: 0, y: 0 }, false];
        let clicked: typeof at | null = null;
        let wentMs = 0;
        let wentAway = true;
        for (const { kind, at: to, afterMs } of steps) {
          // what the page does at every moment: it asks as soon as a click is due
          const due = clock.due?.atMs ?? Number.POSITIVE_INFINITY;
          nowMs += afterMs;
          if (due <= nowMs && clock.click(at, nowMs)) {
            expect(isPressed).toBe(false);
            expect(wentAway).toBe(true);
            expect(nowMs - wentMs).toBeGreaterThanOrEqual(DWELL_MS);
            [clicked, wentAway] = [at, false];
          }
          if (kind === 'move') {
            at = to;
            clock.move(at, nowMs);
            wentMs = Math.max(wentMs, clock.due?.sinceMs ?? 0);
            if (clicked !== null && Math.hypot(at.x - clicked.x, at.y - clicked.y) > 8) {
              wentAway = true;
            }
          } else if (kind === 'press') {
            isPressed = true;
            clock.press();
          } else if (kind === 'release' && isPressed) {
            isPressed = false;
            clock.release(at, nowMs);
            [clicked, wentAway] = [at, false];
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
