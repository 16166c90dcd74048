import { type Camera, panBy, zoomAt } from './camera';
import { COARSE_DRAG_DISTANCE_PX, type PointerInput } from './pointer';
import { viewPoint } from './units';

/** What a TouchRouter passes on to. */
interface TouchTarget {
  pointerDown(input: PointerInput): void;
  pointerMove(input: PointerInput): void;
  pointerUp(input: PointerInput): void;
  abandonPress(): void;
  camera: Camera;
}

/** A pen counts as in use for so long after it was last near the screen. */
const PEN_REST_MS = 3_000;

interface Finger {
  readonly start: PointerInput;
  now: PointerInput;
}

/** Two fingers: the camera when they came down, and where they were. */
interface Pinch {
  readonly camera: Camera;
  readonly from: readonly [Finger['now'], Finger['now']];
  readonly ids: readonly [number, number];
}

const idOf = (input: PointerInput) => input.pointerId ?? 1;

function distance(one: PointerInput, other: PointerInput): number {
  const [a, b] = [one.screen ?? one, other.screen ?? other];
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/**
 * Sorts out fingers before the tools see them. One finger draws like a mouse; its press is held
 * back until it moves or lifts, so that a second finger coming down leaves no mark. Two fingers pan
 * and zoom. While a pen is in use a finger only pans: the hand that holds the pen draws nothing. A
 * text has no camera, its host scrolls: there such fingers do nothing.
 */
export class TouchRouter {
  readonly #target: TouchTarget;
  readonly #hasCamera: boolean;
  readonly #fingers = new Map<number, Finger>();
  /** The finger whose press the tools have seen. */
  #drawing: number | null = null;
  #pinch: Pinch | null = null;
  /** After a pinch the finger that stays does nothing until all are up. */
  #isSpent = false;
  #penSeenMs = Number.NEGATIVE_INFINITY;
  #isPenDown = false;

  constructor(target: TouchTarget, { hasCamera = true } = {}) {
    this.#target = target;
    this.#hasCamera = hasCamera;
  }

  pointerDown(input: PointerInput): void {
    this.#seePen(input);
    if (input.pointerType === 'pen') this.#isPenDown = true;
    if (input.pointerType !== 'touch') return this.#target.pointerDown(input);
    if (this.#isPenDown || this.#fingers.size >= 2) return;
    if (!this.#hasCamera && this.#isPenNear(input)) return;
    this.#fingers.set(idOf(input), { start: input, now: input });
    if (this.#fingers.size === 2) this.#startPinch();
  }

  pointerMove(input: PointerInput): void {
    this.#seePen(input);
    if (input.pointerType !== 'touch') return this.#target.pointerMove(input);
    const finger = this.#fingers.get(idOf(input));
    if (finger === undefined) return;
    finger.now = input;
    if (this.#pinch !== null) return this.#movePinch(this.#pinch);
    if (this.#isSpent) return;
    if (this.#drawing === null && distance(finger.start, input) < COARSE_DRAG_DISTANCE_PX) return;
    this.#press(finger);
    this.#target.pointerMove(input);
  }

  pointerUp(input: PointerInput): void {
    this.#seePen(input);
    if (input.pointerType === 'pen') this.#isPenDown = false;
    if (input.pointerType !== 'touch') return this.#target.pointerUp(input);
    const finger = this.#fingers.get(idOf(input));
    if (finger === undefined) return;
    this.#fingers.delete(idOf(input));
    if (this.#pinch === null && !this.#isSpent) {
      const isTap = this.#drawing === null;
      this.#press(finger);
      // words are small: a finger that rolls as it taps must not mark any
      this.#target.pointerUp(isTap && !this.#hasCamera ? finger.start : input);
    }
    this.#drawing = null;
    if (this.#pinch !== null) {
      this.#pinch = null;
      this.#isSpent = true;
    }
    if (this.#fingers.size === 0) this.#isSpent = false;
  }

  /** The system has taken the pointers away. */
  reset(): void {
    this.#fingers.clear();
    this.#pinch = null;
    this.#drawing = null;
    this.#isSpent = false;
    this.#isPenDown = false;
  }

  #seePen(input: PointerInput): void {
    if (input.pointerType !== 'pen') return;
    this.#penSeenMs = input.timeMs ?? 0;
    if (!this.#hasCamera && this.#fingers.size > 0) this.#spend();
  }

  #isPenNear({ timeMs = 0 }: PointerInput): boolean {
    return timeMs - this.#penSeenMs < PEN_REST_MS;
  }

  /** What the fingers have begun is left, and until they are up they do nothing. */
  #spend(): void {
    if (this.#drawing !== null) this.#target.abandonPress();
    this.#drawing = null;
    this.#isSpent = true;
  }

  #press({ start }: Finger): void {
    if (this.#drawing !== null) return;
    this.#drawing = idOf(start);
    this.#target.pointerDown(this.#isPenNear(start) ? { ...start, button: 1 } : start);
  }

  #startPinch(): void {
    if (!this.#hasCamera) return this.#spend();
    if (this.#drawing !== null) this.#target.abandonPress();
    this.#drawing = null;
    const [a, b] = [...this.#fingers.entries()];
    if (a === undefined || b === undefined) return;
    this.#pinch = { camera: this.#target.camera, from: [a[1].now, b[1].now], ids: [a[0], b[0]] };
  }

  /** The two points of the picture that were under the fingers stay under them. */
  #movePinch({ camera, from, ids }: Pinch): void {
    const [a, b] = ids.map((id) => this.#fingers.get(id)?.now);
    if (a === undefined || b === undefined) return;
    const [a0, b0] = from;
    const middle = viewPoint((a0.x + b0.x) / 2, (a0.y + b0.y) / 2);
    const factor = distance(a, b) / Math.max(1, distance(a0, b0));
    const dx = (a.x + b.x) / 2 - middle.x;
    const dy = (a.y + b.y) / 2 - middle.y;
    this.#target.camera = panBy(zoomAt(camera, middle, factor), dx, dy);
  }
}
