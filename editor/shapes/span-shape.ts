import type { RegionRecord } from '../records';
import { imagePoint } from '../units';
import type { Handle, Shape } from './shape';

/** The record of a span. */
export type SpanRecord = Extract<RegionRecord, { kind: 'span' }>;

/**
 * How spans are found and changed. A text is a line one unit high: x counts code points, so that
 * the spatial index answers "which spans touch this stretch" as it answers it for boxes.
 */
export const spanShape: Shape<SpanRecord> = {
  kind: 'span',
  stride: 2,
  bounds: ({ start, end }) => ({ x: start, y: 0, width: end - start, height: 1 }),
  area: ({ start, end }) => end - start,
  contains: ({ start, end }, { x }) => x >= start && x < end,

  handles: ({ start, end }): Handle[] => [
    { id: 'start', at: imagePoint(start, 0), cursor: 'ew-resize' },
    { id: 'end', at: imagePoint(end, 0), cursor: 'ew-resize' },
  ],

  move: (span, dx) => ({ ...span, start: span.start + dx, end: span.end + dx }),

  resize(span, handleId, from, to, { widthPx }) {
    const shift = Math.round(to.x - from.x);
    if (handleId === 'start') {
      return { ...span, start: Math.max(0, Math.min(span.end - 1, span.start + shift)) };
    }
    return { ...span, end: Math.min(widthPx, Math.max(span.start + 1, span.end + shift)) };
  },

  pack(spans) {
    return Float64Array.from(spans.flatMap(({ start, end }) => [start, end]));
  },
};
