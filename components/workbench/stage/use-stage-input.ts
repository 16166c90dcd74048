'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Editor } from '@/editor/editor';
import type { PointerInput } from '@/editor/pointer';

/** Where an element lies in the window, measured again only when it may have moved. */
class ElementPlace {
  readonly #element: HTMLElement;
  readonly #resizes: ResizeObserver;
  #place: DOMRect | null = null;

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#resizes = new ResizeObserver(this.forget);
    this.#resizes.observe(element);
    window.addEventListener('scroll', this.forget, true);
    window.addEventListener('resize', this.forget);
  }

  readonly forget = (): void => {
    this.#place = null;
  };

  stop(): void {
    this.#resizes.disconnect();
    window.removeEventListener('scroll', this.forget, true);
    window.removeEventListener('resize', this.forget);
  }

  /** A position in the window as one in the element, in CSS px. */
  within({ clientX, clientY }: MouseEvent): { x: number; y: number } {
    // measuring lays the page out, which is dear in the middle of a gesture
    this.#place ??= this.#element.getBoundingClientRect();
    return { x: clientX - this.#place.left, y: clientY - this.#place.top };
  }
}

function toPointerInput(event: PointerEvent, place: ElementPlace): PointerInput {
  return {
    ...place.within(event),
    button: event.button,
    pointerId: event.pointerId,
    pointerType: event.pointerType,
    timeMs: event.timeStamp,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
  };
}

/**
 * Hands the pointer and the wheel over an element to the editor, as they come. The next item's
 * editor is told at once where the pointer rests.
 */
export function useStageInput(ref: RefObject<HTMLElement | null>, editor: Editor): void {
  const resting = useRef<PointerEvent | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const place = new ElementPlace(element);
    const handlers: { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void } =
      {
        pointerenter: place.forget,
        pointerdown: (event) => {
          place.forget();
          element.setPointerCapture(event.pointerId);
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          if (event.button !== 0) event.preventDefault();
          editor.pointerDown(toPointerInput(event, place));
        },
        pointermove: (event) => {
          resting.current = event;
          editor.pointerMove(toPointerInput(event, place));
        },
        pointerup: (event) => editor.pointerUp(toPointerInput(event, place)),
        pointercancel: () => editor.pointerCancel(),
        pointerleave: () => {
          resting.current = null;
          editor.pointerLeave();
        },
        contextmenu: (event) => event.preventDefault(),
        wheel: (event) => {
          event.preventDefault();
          const { deltaX, deltaY, deltaMode, ctrlKey: ctrl } = event;
          editor.wheel({ ...place.within(event), deltaX, deltaY, deltaMode, ctrl });
        },
      };
    const listeners = Object.entries(handlers) as [string, EventListener][];
    // passive, a wheel could not keep the page from zooming
    for (const [type, listener] of listeners) {
      element.addEventListener(type, listener, { passive: false });
    }
    if (resting.current !== null) editor.pointerMove(toPointerInput(resting.current, place));
    return () => {
      place.stop();
      for (const [type, listener] of listeners) element.removeEventListener(type, listener);
    };
  }, [ref, editor]);
}
