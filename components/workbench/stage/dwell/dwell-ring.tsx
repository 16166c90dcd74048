'use client';

import { type RefObject, useRef } from 'react';
import type { Editor } from '@/editor/editor';
import { useEditorState } from '../../use-editor';
import classes from './dwell-ring.module.css';
import { useDwellClick } from './use-dwell-click';

/** Where a person has that on, a pointer at rest over the stage clicks; a ring fills meanwhile. */
export function DwellRing({
  editor,
  stage,
}: {
  editor: Editor;
  stage: RefObject<HTMLElement | null>;
}) {
  const { clicksByDwelling, dwellMs } = useEditorState(editor).settings;
  const ring = useRef<SVGSVGElement>(null);
  useDwellClick(stage, ring, editor, clicksByDwelling ? dwellMs : null);
  if (!clicksByDwelling) return null;
  return (
    <div className={classes.frame} aria-hidden>
      <svg ref={ring} className={classes.ring} viewBox="0 0 36 36" data-testid="dwell-ring">
        <circle className={classes.ground} cx={18} cy={18} r={14} />
        <circle className={classes.filled} cx={18} cy={18} r={14} pathLength={1} />
      </svg>
    </div>
  );
}
