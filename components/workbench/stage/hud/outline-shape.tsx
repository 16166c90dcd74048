'use client';

import { Shape } from 'react-konva';
import type { ClassLook } from '../../panels/class-look';
import type { OutlinePath } from '../regions/region-kind-view';

const LINE_PX = 3;
const CASING_PX = 5;

/** One outline, traced by the view of its kind, set off from the picture; `px` is one view px in ImagePx. */
export function OutlineShape({
  trace,
  look,
  px,
  fill,
  dash,
}: {
  trace: (path: OutlinePath) => void;
  look: ClassLook;
  px: number;
  /** Opacity of the fill, 0–1. */
  fill: number;
  dash: readonly number[];
}) {
  return (
    <Shape
      listening={false}
      perfectDrawEnabled={false}
      sceneFunc={({ _context: context }) => {
        context.beginPath();
        trace(context);
        context.globalAlpha = fill;
        context.fillStyle = look.color;
        context.fill();
        context.globalAlpha = 1;
        context.lineJoin = 'round';
        context.setLineDash(dash.map((length) => length * px));
        context.lineWidth = CASING_PX * px;
        context.strokeStyle = `${look.ink}80`;
        context.stroke();
        context.lineWidth = LINE_PX * px;
        context.strokeStyle = look.color;
        context.stroke();
        context.setLineDash([]);
      }}
    />
  );
}
