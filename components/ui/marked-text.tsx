import type { CSSProperties } from 'react';
import type { Region, SpanRegion } from '@/core/annotation';
import type { LabelClass } from '@/core/label-schema/label-schema';
import { cutMarkedText } from './cut-marked-text';

function lookOf(color: string): CSSProperties {
  return {
    color: 'inherit',
    background: `color-mix(in srgb, ${color} 25%, transparent)`,
    borderBottom: `2px solid ${color}`,
    borderRadius: 2,
  };
}

/**
 * The part of a text with the first of its spans, highlighted in the colours of their classes and
 * named to whoever points at them.
 */
export function MarkedText({
  text,
  regions,
  classById,
  lengthMax = 400,
}: {
  text: string;
  regions: readonly Region[];
  classById: ReadonlyMap<number, LabelClass>;
  /** In code points. */
  lengthMax?: number;
}) {
  const spans = regions.filter((region): region is SpanRegion => region.kind === 'span');
  return cutMarkedText(text, spans, lengthMax).map((run) => {
    const names = run.classIds.map((id) => classById.get(id)?.name ?? id).join(', ');
    const top = run.classIds.at(-1);
    if (top === undefined) return run.text;
    return (
      <mark key={run.start} title={names} style={lookOf(classById.get(top)?.color ?? '#888888')}>
        {run.text}
      </mark>
    );
  });
}
