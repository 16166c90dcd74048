'use client';

import { type RefObject, useEffect, useRef } from 'react';
import type { Editor } from '@/editor/editor';
import { DwellClock } from './dwell-clock';
import { DwellPointer } from './dwell-pointer';

/**
 * Has the pointer click where it has rested over an element for so long; null: it does not. Where it
 * lay when an editor comes it does not click in that one.
 */
export function useDwellClick(
  stage: RefObject<HTMLElement | null>,
  ring: RefObject<SVGSVGElement | null>,
  editor: Editor,
  dwellMs: number | null,
): void {
  const kept = useRef<{ clock: DwellClock; dwellMs: number } | null>(null);
  useEffect(() => {
    if (stage.current === null || ring.current === null || dwellMs === null) return;
    if (kept.current?.dwellMs !== dwellMs) {
      kept.current = { clock: new DwellClock(dwellMs), dwellMs };
    }
    const { clock } = kept.current;
    clock.spend();
    const pointer = new DwellPointer(stage.current, ring.current, editor, clock);
    return () => pointer.stop();
  }, [stage, ring, editor, dwellMs]);
}
