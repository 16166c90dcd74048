import type { CSSProperties } from 'react';
import type { RegionId } from '@/editor/records';
import { isSuspect } from '@/editor/records';
import type { ClassLook } from '../panels/class-look';
import type { TextRun } from './cut-runs';

/** Room for one underline and the label below it. */
export const LANE_PX = 13;
const LINE_PX = 28;
const CONTENT_PX = 24;
const UNDERLINE_PX = 2;
const SELECTED_UNDERLINE_PX = 4;
const GAP_PX = 1;

/** The height of a line whose text has so many underlines. */
export function lineHeightPx(lanes: number): number {
  return Math.max(LINE_PX, CONTENT_PX + lanes * LANE_PX);
}

interface Layer {
  readonly image: string;
  readonly position: string;
  readonly size: string;
}

const flat = (color: string) => `linear-gradient(${color}, ${color})`;
const tint = (color: string, percent: number) =>
  `color-mix(in srgb, ${color} ${percent}%, transparent)`;
const dashed = (color: string) =>
  `repeating-linear-gradient(90deg, ${color} 0 5px, transparent 5px 9px)`;

/** How a run is drawn: tints over the text, one underline a span below it, nothing that moves text. */
export function runStyle(
  run: TextRun,
  lanes: number,
  lookOf: (classId: number) => ClassLook,
  selectedIds: readonly RegionId[],
  hoveredId: RegionId | null,
): CSSProperties {
  const layers: Layer[] = [];
  const overText = { position: '0 0', size: `100% calc(100% - ${lanes * LANE_PX}px)` };
  if (run.isChosen) layers.push({ image: flat('var(--text-chosen)'), ...overText });
  if (run.isCurrent) layers.push({ image: flat('var(--text-current)'), ...overText });
  else if (run.isFound) layers.push({ image: flat('var(--text-found)'), ...overText });
  for (const { span, lane } of run.spans) {
    const { color } = lookOf(span.classId);
    const isSelected = selectedIds.includes(span.id);
    const percent = isSelected ? 36 : span.id === hoveredId ? 26 : 13;
    const heightPx = isSelected ? SELECTED_UNDERLINE_PX : UNDERLINE_PX;
    const bottomPx = (lanes - lane) * LANE_PX - heightPx;
    const widthGap = span.end === run.end ? GAP_PX : 0;
    layers.push({
      image: isSuspect(span) ? dashed(color) : flat(color),
      position: `0 calc(100% - ${bottomPx}px)`,
      size: `calc(100% - ${widthGap}px) ${heightPx}px`,
    });
    layers.push({ image: flat(tint(color, percent)), ...overText });
  }
  const keyword = run.keywordClassId === null ? null : lookOf(run.keywordClassId);
  return {
    ...(layers.length === 0
      ? {}
      : {
          backgroundImage: layers.map(({ image }) => image).join(', '),
          backgroundPosition: layers.map(({ position }) => position).join(', '),
          backgroundSize: layers.map(({ size }) => size).join(', '),
          paddingBottom: lanes * LANE_PX,
        }),
    ...(keyword === null
      ? {}
      : { textDecoration: `underline dotted ${keyword.color} 2px`, textUnderlineOffset: 3 }),
  };
}
