'use client';

import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Editor } from '@/editor/editor';
import type { PointerInput } from '@/editor/pointer';
import type { TextDom } from './text-dom';

const CLICK_MS = 450;
const CLICK_DISTANCE_PX = 6;
const EDGE_PX = 28;
const SCROLL_STEP_PX = 14;

interface Press {
  readonly timeMs: number;
  readonly x: number;
  readonly y: number;
  readonly clicks: number;
}

/** Passes what pointers do on the text to the editor; a drag beyond an edge scrolls the text. */
export function useTextPointer(
  editor: Editor,
  dom: RefObject<TextDom | null>,
  scroller: RefObject<HTMLElement | null>,
) {
  const press = useRef<Press | null>(null);
  const drag = useRef<PointerInput | null>(null);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const toInput = (
    event: PointerEvent,
    extras: Partial<PointerInput> = {},
  ): PointerInput | null => {
    const point = dom.current?.pointAt(event.clientX, event.clientY);
    if (point === undefined) return null;
    return {
      ...point,
      button: event.button === -1 ? 0 : event.button,
      pointerId: event.pointerId,
      pointerType: event.pointerType,
      screen: { x: event.clientX, y: event.clientY },
      timeMs: event.timeStamp,
      shift: event.shiftKey,
      ctrl: event.ctrlKey,
      alt: event.altKey,
      meta: event.metaKey,
      ...extras,
    };
  };

  const countClicks = (event: PointerEvent): number => {
    const last = press.current;
    const { timeStamp: timeMs, clientX: x, clientY: y } = event;
    const isNear = last !== null && Math.hypot(x - last.x, y - last.y) < CLICK_DISTANCE_PX;
    const isQuick = last !== null && timeMs - last.timeMs < CLICK_MS;
    const clicks = last !== null && isNear && isQuick ? (last.clicks % 3) + 1 : 1;
    press.current = { timeMs, x, y, clicks };
    return clicks;
  };

  /** Scrolls for as long as the pointer is held near the upper or lower edge. */
  const scrollAtEdge = (clientX: number, clientY: number) => {
    cancelAnimationFrame(frame.current);
    const box = scroller.current?.getBoundingClientRect();
    if (box === undefined || drag.current === null) return;
    const up = clientY < box.top + EDGE_PX;
    if (!up && clientY < box.bottom - EDGE_PX) return;
    frame.current = requestAnimationFrame(() => {
      scroller.current?.scrollBy({ top: up ? -SCROLL_STEP_PX : SCROLL_STEP_PX });
      const point = dom.current?.pointAt(
        clientX,
        Math.max(box.top + 1, Math.min(box.bottom - 1, clientY)),
      );
      if (drag.current !== null && point) editor.pointerMove({ ...drag.current, ...point });
      scrollAtEdge(clientX, clientY);
    });
  };

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      const handle = event.target.closest<HTMLElement>('[data-handle]')?.dataset.handle;
      const input = toInput(event, {
        clicks: countClicks(event),
        ...(handle === undefined ? {} : { handleId: handle }),
      });
      if (input === null) return;
      // the editor draws what is chosen: the browser's own selection would lie over it
      event.preventDefault();
      event.currentTarget.focus({ preventScroll: true });
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = input;
      editor.pointerDown(input);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const input = toInput(event);
      if (input === null) return;
      const handle =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>('[data-handle]')?.dataset.handle
          : undefined;
      if (drag.current !== null) drag.current = input;
      editor.pointerMove(
        handle === undefined || drag.current !== null ? input : { ...input, handleId: handle },
      );
      scrollAtEdge(event.clientX, event.clientY);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      drag.current = null;
      cancelAnimationFrame(frame.current);
      const input = toInput(event);
      if (input !== null) editor.pointerUp(input);
    },
    onPointerCancel() {
      drag.current = null;
      cancelAnimationFrame(frame.current);
      editor.pointerCancel();
    },
    onPointerLeave: () => editor.pointerLeave(),
    // the mouse's own default would start a selection or take the focus away again
    onMouseDown(event: { button: number; preventDefault(): void }) {
      if (event.button === 0) event.preventDefault();
    },
  };
}
