import type { Editor } from '@/editor/editor';
import type { Modifiers } from '@/editor/pointer';
import type { DwellClock } from './dwell-clock';
import { fillRing } from './fill-ring';

/** The ring comes so long after the pointer has come to rest: not wherever it passes. */
const RING_AFTER_MS = 150;

function modifiersOf(event: MouseEvent | KeyboardEvent): Modifiers {
  const { shiftKey: shift, ctrlKey: ctrl, altKey: alt, metaKey: meta } = event;
  return { shift, ctrl, alt, meta };
}

/**
 * Watches the pointer over an element and has it click in the editor where the clock says so; a
 * ring fills meanwhile. A finger does not rest: it has no place before it touches.
 */
export class DwellPointer {
  readonly #listening = new AbortController();
  #last: PointerEvent | null = null;
  #modifiers: Modifiers | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  /** What is waited for. */
  #dueMs: number | null = null;
  #endRing = () => {};

  constructor(
    private readonly element: HTMLElement,
    private readonly ring: SVGSVGElement,
    private readonly editor: Editor,
    private readonly clock: DwellClock,
  ) {
    this.#listen('pointermove', (event) => {
      if (event.buttons !== 0) clock.press();
      clock.move({ x: event.clientX, y: event.clientY }, event.timeStamp);
    });
    this.#listen('pointerdown', () => clock.press());
    this.#listen('pointerup', ({ clientX: x, clientY: y, timeStamp }) =>
      clock.release({ x, y }, timeStamp),
    );
    this.#listen('pointercancel', () => clock.leave());
    this.#listen('pointerleave', () => clock.leave());
    const { signal } = this.#listening;
    const onWheel = ({ timeStamp }: WheelEvent) => {
      clock.restart(timeStamp);
      this.#wait();
    };
    element.addEventListener('wheel', onWheel, { signal, passive: true });
    for (const type of ['keydown', 'keyup'] as const) {
      window.addEventListener(type, this.#noteModifiers, { signal, capture: true });
    }
    const onBlur = () => {
      clock.leave();
      this.#wait();
    };
    window.addEventListener('blur', onBlur, { signal });
  }

  stop(): void {
    this.#listening.abort();
    this.#forget();
  }

  #listen(
    type: 'pointermove' | 'pointerdown' | 'pointerup' | 'pointercancel' | 'pointerleave',
    note: (event: PointerEvent) => void,
  ): void {
    const listener = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      this.#last = event;
      this.#noteModifiers(event);
      note(event);
      this.#wait();
    };
    this.element.addEventListener(type, listener, { signal: this.#listening.signal });
  }

  readonly #noteModifiers = (event: MouseEvent | KeyboardEvent): void => {
    this.#modifiers = modifiersOf(event);
  };

  /** Waits for the click that is due now, in place of another. */
  #wait(): void {
    const { due } = this.clock;
    if (due !== null && due.atMs === this.#dueMs) return;
    this.#forget();
    if (due === null) return;
    this.#dueMs = due.atMs;
    const ringMs = due.sinceMs + RING_AFTER_MS - performance.now();
    this.#timer = setTimeout(() => this.#showRing(due.atMs), ringMs);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#endRing();
    this.#endRing = () => {};
    this.#dueMs = null;
  }

  #showRing(atMs: number): void {
    const leftMs = atMs - performance.now();
    if (this.#last !== null && leftMs > 0) {
      this.#endRing = fillRing(this.ring, this.#within(this.#last), leftMs);
    }
    // in a frame, which comes after all that the pointer has done until then
    this.#timer = setTimeout(() => {
      this.#frame = requestAnimationFrame(() => this.#click());
    }, leftMs);
  }

  #click(): void {
    const last = this.#last;
    if (last === null) return;
    if (!this.#isOver(last)) this.clock.leave();
    const timeMs = performance.now();
    if (this.clock.click({ x: last.clientX, y: last.clientY }, timeMs)) {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      const { pointerId, pointerType } = last;
      const pointer = { ...this.#within(last), button: 0, pointerId, pointerType, timeMs };
      this.editor.pointerDown({ ...pointer, ...this.#modifiers });
      this.editor.pointerUp({ ...pointer, ...this.#modifiers });
    }
    this.#forget();
    this.#wait();
  }

  /** False where a dialog has come between. */
  #isOver({ clientX, clientY }: PointerEvent): boolean {
    return this.element.contains(document.elementFromPoint(clientX, clientY));
  }

  #within({ clientX, clientY }: PointerEvent): { x: number; y: number } {
    const { left, top } = this.element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}
