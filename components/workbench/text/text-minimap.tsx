'use client';

import type { Virtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { TextModel } from '@/core/text/text-model';
import type { SpanRecord } from '@/editor/shapes/span-shape';
import type { ClassLook } from '../panels/class-look';
import classes from './text-minimap.module.css';
import type { TextSearch } from './use-text-search';

const WIDTH_PX = 14;
const MARK_PX = 2;
/** Shorter texts are in sight as a whole, or nearly. */
const SCREENS_MIN = 1.5;
const FOUND_COLOR = '#f08c00';
const LANES = 3;

/** Where in a long text the spans and the found places are; a press or drag scrolls there. */
export function TextMinimap({
  model,
  rows,
  scroller,
  spans,
  search,
  lookOf,
}: {
  model: TextModel;
  rows: Virtualizer<HTMLDivElement, Element>;
  scroller: RefObject<HTMLElement | null>;
  spans: readonly SpanRecord[];
  search: TextSearch;
  lookOf: (classId: number) => ClassLook;
}) {
  const t = useTranslations('text-work');
  const canvas = useRef<HTMLCanvasElement>(null);
  const totalPx = rows.getTotalSize();
  const heightPx = rows.scrollRect?.height ?? 0;
  const isShown = heightPx > 0 && totalPx > heightPx * SCREENS_MIN;

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!isShown || !context) return;
    const ratio = window.devicePixelRatio;
    context.canvas.width = WIDTH_PX * ratio;
    context.canvas.height = heightPx * ratio;
    context.scale(ratio, ratio);
    const topOf = (at: number) => {
      const index = model.blockIndexAt(at);
      const row = rows.measurementsCache[index];
      const { start, end } = model.blockRange(index);
      const share = end > start ? (at - start) / (end - start) : 0;
      return (((row?.start ?? 0) + share * (row?.size ?? 0)) / totalPx) * heightPx;
    };
    for (const { start, end, classId } of spans) {
      const top = topOf(start);
      context.fillStyle = lookOf(classId).color;
      const x = (classId % LANES) * 4 + 1;
      context.fillRect(x, top, 3, Math.max(MARK_PX, topOf(end) - top));
    }
    context.fillStyle = FOUND_COLOR;
    for (const { start } of search.found) context.fillRect(0, topOf(start), WIDTH_PX, 1);
  }, [isShown, heightPx, totalPx, spans, search.found, lookOf, model, rows]);

  if (!isShown) return null;
  const scrollTo = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    scroller.current?.scrollTo({ top: share * totalPx - heightPx / 2 });
  };
  const top = ((rows.scrollOffset ?? 0) / totalPx) * heightPx;
  return (
    <div
      className={classes.minimap}
      title={t('minimap')}
      data-testid="text-minimap"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        scrollTo(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) scrollTo(event);
      }}
    >
      <canvas ref={canvas} className={classes.canvas} aria-hidden />
      <div
        className={classes.window}
        style={{ top, height: Math.max(8, (heightPx / totalPx) * heightPx) }}
      />
    </div>
  );
}
