'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { SpanRecord } from '@/editor/shapes/span-shape';
import type { TextSelection } from '@/editor/text/text-selection';
import type { TextDom } from './text-dom';
import classes from './text-stage.module.css';

interface Bar {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

function put(element: HTMLElement | null, origin: DOMRect, bar: Bar | null): void {
  if (element === null) return;
  element.hidden = bar === null;
  if (bar === null) return;
  element.style.left = `${bar.x - origin.left}px`;
  element.style.top = `${bar.top - origin.top}px`;
  element.style.height = `${bar.bottom - bar.top}px`;
}

/** The caret and the two grips of the selected span, laid over the text once it is drawn. */
export function TextOverlay({
  dom,
  root,
  selection,
  span,
}: {
  dom: RefObject<TextDom | null>;
  root: RefObject<HTMLElement | null>;
  selection: TextSelection | null;
  /** The only selected one. */
  span: SpanRecord | null;
}) {
  const caret = useRef<HTMLDivElement>(null);
  const start = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  // after every render: the blocks around may have been drawn, moved or measured anew
  useLayoutEffect(() => {
    const text = dom.current;
    const origin = root.current?.getBoundingClientRect();
    if (text === null || origin === undefined) return;
    put(caret.current, origin, selection === null ? null : text.caretRect(selection.focus));
    put(start.current, origin, span === null ? null : text.edgeRect(span, 'start'));
    put(end.current, origin, span === null ? null : text.edgeRect(span, 'end'));
  });
  return (
    <>
      <div ref={caret} className={classes.caret} hidden data-testid="text-caret" />
      <div ref={start} className={classes.handle} hidden data-handle="start" />
      <div ref={end} className={classes.handle} hidden data-handle="end" />
    </>
  );
}
