/** Within so many CSS px of where it came to rest a pointer rests. */
const REST_RADIUS_PX = 3;
/** After a click the pointer must go so far away before it can rest anew: a hand may tremble. */
const LEAVE_RADIUS_PX = 8;

/** A position in CSS px. */
interface Place {
  readonly x: number;
  readonly y: number;
}

interface Rest {
  readonly from: Place;
  readonly sinceMs: number;
  /** There was a click already: no other until the pointer has gone away. */
  readonly isSpent: boolean;
}

/**
 * Tells when a pointer has rested so long that it counts as a click. One place gives one click,
 * whether by resting or by a button, and none while a button is held. Times are milliseconds of any
 * one clock that never goes back.
 */
export class DwellClock {
  readonly #dwellMs: number;
  #rest: Rest | null = null;
  #isPressed = false;

  constructor(dwellMs: number) {
    this.#dwellMs = dwellMs;
  }

  /** Since when the pointer has rested, and when that makes a click; null where it makes none. */
  get due(): { readonly sinceMs: number; readonly atMs: number } | null {
    if (this.#rest === null || this.#rest.isSpent || this.#isPressed) return null;
    const { sinceMs } = this.#rest;
    return { sinceMs, atMs: sinceMs + this.#dwellMs };
  }

  move(to: Place, nowMs: number): void {
    if (this.#isPressed || (this.#rest !== null && isNear(this.#rest, to))) return;
    this.#rest = { from: to, sinceMs: nowMs, isSpent: false };
  }

  /** A button goes down, or is down as the pointer comes in. */
  press(): void {
    this.#isPressed = true;
  }

  /** The button is up again: what it did here is not done once more. */
  release(at: Place, nowMs: number): void {
    this.#isPressed = false;
    this.#rest = { from: at, sinceMs: nowMs, isSpent: true };
  }

  /** What lies under the pointer has changed: the time begins anew, and no click comes twice. */
  restart(nowMs: number): void {
    if (this.#rest !== null) this.#rest = { ...this.#rest, sinceMs: nowMs };
  }

  /** No click comes of where the pointer is now, until it has gone away from there. */
  spend(): void {
    if (this.#rest !== null) this.#rest = { ...this.#rest, isSpent: true };
  }

  /** The pointer is gone, or was taken away by the system. */
  leave(): void {
    this.#isPressed = false;
    this.#rest = null;
  }

  /** True, once a place, where the pointer, which is here, has rested long enough. */
  click(at: Place, nowMs: number): boolean {
    const { due } = this;
    if (due === null || nowMs < due.atMs) return false;
    this.#rest = { from: at, sinceMs: nowMs, isSpent: true };
    return true;
  }
}

function isNear({ from, isSpent }: Rest, { x, y }: Place): boolean {
  return Math.hypot(x - from.x, y - from.y) <= (isSpent ? LEAVE_RADIUS_PX : REST_RADIUS_PX);
}
