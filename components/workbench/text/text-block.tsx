'use client';

import { memo } from 'react';
import type { Direction } from '@/core/text/base-direction';
import type { TextModel, TextRange } from '@/core/text/text-model';
import { isSuspect, type RegionId } from '@/editor/records';
import type { ClassLook } from '../panels/class-look';
import { type BlockMarks, cutRuns } from './cut-runs';
import { LANE_PX, lineHeightPx, runStyle } from './run-style';
import classes from './text-stage.module.css';

/** One line of the text, or a piece of a long one: real text, marks over it, labels below. */
export const TextBlock = memo(function TextBlock({
  index,
  range,
  model,
  direction,
  lanes,
  marks,
  lookOf,
  selectedIds,
  hoveredId,
  top,
  measure,
}: {
  index: number;
  range: TextRange;
  model: TextModel;
  direction: Direction;
  lanes: number;
  marks: BlockMarks;
  lookOf: (classId: number) => ClassLook;
  /** Those that lie in this block. */
  selectedIds: readonly RegionId[];
  hoveredId: RegionId | null;
  /** In px from the top of the text. */
  top: number;
  measure: (element: HTMLElement | null) => void;
}) {
  const runs = cutRuns(range, marks);
  return (
    <p
      ref={measure}
      data-index={index}
      data-block={index}
      dir={direction}
      className={classes.block}
      style={{ top, lineHeight: `${lineHeightPx(lanes)}px` }}
    >
      {runs.length === 0 && <br />}
      {runs.map((run) => {
        const text = model.slice(run);
        const style = runStyle(run, lanes, lookOf, selectedIds, hoveredId);
        if (run.spans.length === 0) {
          return (
            <span key={run.start} data-at={run.start} className={classes.run} style={style}>
              {text}
            </span>
          );
        }
        const names = run.spans.map(({ span }) => lookOf(span.classId).name);
        return (
          <mark
            key={run.start}
            data-at={run.start}
            className={classes.run}
            style={style}
            title={names.join(' · ')}
          >
            {run.spans
              .filter(({ span }) => span.start === run.start)
              .map(({ span, lane }) => {
                const { name, color } = lookOf(span.classId);
                return (
                  <span
                    key={span.id}
                    aria-hidden
                    className={classes.label}
                    data-label={name}
                    data-suspect={isSuspect(span) || undefined}
                    style={{ top: labelTop(lane), color: labelColor(color) }}
                  />
                );
              })}
            {text}
          </mark>
        );
      })}
    </p>
  );
});

/** Below the underline; how high the letters' own box is depends on the font and is measured. */
function labelTop(lane: number): string {
  return `calc(var(--text-content, 20px) + ${lane * LANE_PX + 2}px)`;
}

/** The class's colour, drawn towards that of the text so that small letters can be read. */
function labelColor(color: string): string {
  return `color-mix(in srgb, ${color} 55%, var(--mantine-color-text))`;
}
