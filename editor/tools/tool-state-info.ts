import type { Pointer } from '../pointer';
import type { RegionId } from '../records';
import type { ImagePoint } from '../units';

/** A tool a person can choose. */
export type ToolId = 'draw-span' | 'draw-box' | 'draw-polygon' | 'select' | 'pan';

/** Every state of every tool, with what must be known to enter it. */
export interface ToolStateInfo {
  'draw-span.idle': null;
  'draw-span.selecting': { readonly start: Pointer };
  'draw-span.resizing': { readonly targetId: RegionId; readonly handleId: string };
  'draw-box.idle': null;
  'draw-box.pointing': { readonly start: Pointer };
  /** `drag`: ends when the button is released; `clicks`: ends with the second click. */
  'draw-box.drawing': {
    readonly start: Pointer;
    readonly now: Pointer;
    readonly by: 'drag' | 'clicks';
  };
  'draw-polygon.idle': null;
  'draw-polygon.pointing': { readonly start: Pointer };
  /** `start`: the first corner; `now`: where the second would be. */
  'draw-polygon.drawing': { readonly start: Pointer; readonly now: Pointer };
  /** `from`: where the cursor begins. */
  'draw-box.keyboard': { readonly from: ImagePoint };
  'draw-polygon.keyboard': { readonly from: ImagePoint };
  'select.idle': null;
  /** `targetId`: the region that a drag would move; null on the bare picture. */
  'select.pointing': { readonly start: Pointer; readonly targetId: RegionId | null };
  'select.translating': {
    readonly start: Pointer;
    readonly now: Pointer;
    readonly targetId: RegionId;
  };
  'select.resizing': {
    readonly start: Pointer;
    readonly targetId: RegionId;
    readonly handleId: string;
  };
  'select.rotating': { readonly start: Pointer; readonly targetId: RegionId };
  'select.framing': { readonly start: Pointer; readonly now: Pointer };
  'pan.idle': null;
  'pan.panning': { readonly start: Pointer };
}

/** The path of a state: tool and state. */
export type ToolStateId = keyof ToolStateInfo;
