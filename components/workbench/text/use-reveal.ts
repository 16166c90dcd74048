'use client';

import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import type { TextModel } from '@/core/text/text-model';
import type { TextDom } from './text-dom';

const MARGIN_PX = 48;
const TRIES_MAX = 6;

/** Scrolls until an offset is in sight, each time `wish` is another object; null asks for nothing. */
export function useReveal(
  at: number | null,
  wish: object | null,
  {
    model,
    rows,
    dom,
    scroller,
  }: {
    model: TextModel;
    rows: Virtualizer<HTMLDivElement, Element>;
    dom: RefObject<TextDom | null>;
    scroller: RefObject<HTMLElement | null>;
  },
): void {
  useEffect(() => {
    if (at === null || wish === null) return;
    let frame = 0;
    let tries = 0;
    const settle = () => {
      const box = scroller.current?.getBoundingClientRect();
      const caret = dom.current?.caretRect(at) ?? null;
      tries += 1;
      if (box === undefined || tries > TRIES_MAX) return;
      if (caret === null) {
        rows.scrollToIndex(model.blockIndexAt(at), { align: 'center' });
        frame = requestAnimationFrame(settle);
        return;
      }
      const above = caret.top - (box.top + MARGIN_PX);
      const below = caret.bottom - (box.bottom - MARGIN_PX);
      if (above >= 0 && below <= 0) return;
      const isFar = above < -box.height || below > box.height || tries > 1;
      const middle = (caret.top + caret.bottom) / 2 - (box.top + box.bottom) / 2;
      const before = scroller.current?.scrollTop;
      scroller.current?.scrollBy({ top: isFar ? middle : above < 0 ? above : below });
      // rows above may be measured only now and move the text
      if (scroller.current?.scrollTop !== before) frame = requestAnimationFrame(settle);
    };
    settle();
    return () => cancelAnimationFrame(frame);
  }, [at, wish, model, rows, dom, scroller]);
}
