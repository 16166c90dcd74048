import { type Camera, viewToImage } from './camera';
import { type ImagePoint, type ViewPoint, type ViewPx, viewPoint } from './units';

/** The modifier keys held during an input event. */
export interface Modifiers {
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** What a host passes on from a PointerEvent; x and y are CSS px from the view's top-left corner. */
export interface PointerInput extends Partial<Modifiers> {
  readonly x: number;
  readonly y: number;
  /** 0 main, 1 middle, 2 right. */
  readonly button?: number;
  readonly pointerId?: number;
  readonly pointerType?: string;
  /** When it happened, on the host's clock. */
  readonly timeMs?: number;
  /** Presses in quick succession at one place, this one included. */
  readonly clicks?: number;
  /** The handle under the pointer, where the host draws and finds them itself. */
  readonly handleId?: string;
  /** CSS px in the window, where x and y are a place in a text. */
  readonly screen?: { readonly x: number; readonly y: number };
}

/** What a host passes on from a WheelEvent. */
export interface WheelInput extends Partial<Modifiers> {
  readonly x: number;
  readonly y: number;
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 px, 1 lines, 2 pages. */
  readonly deltaMode?: number;
}

/** A pointer as tools see it: in the view, and in the image through the camera of this moment. */
export interface Pointer extends Modifiers {
  readonly view: ViewPoint;
  /** Not clamped: it may lie outside the image. */
  readonly image: ImagePoint;
  readonly button: number;
  readonly pointerId: number;
  readonly isCoarse: boolean;
  readonly clicks: number;
  readonly handleId?: string;
}

const WHEEL_PX = [1, 16, 400];
const WHEEL_ZOOM = 0.002;
const PINCH_ZOOM = 0.01;
const DRAG_DISTANCE_PX = 4 as ViewPx;
/** A finger rolls as it lies: only this far is a drag. */
export const COARSE_DRAG_DISTANCE_PX = 10 as ViewPx;

/** True once the pointer has gone so far that a press means a drag and no longer a click. */
export function isDragFrom(start: Pointer, now: Pointer): boolean {
  const distance = Math.hypot(now.view.x - start.view.x, now.view.y - start.view.y);
  return distance >= (start.isCoarse ? COARSE_DRAG_DISTANCE_PX : DRAG_DISTANCE_PX);
}

/** Returns the pointer as tools see it through the camera of this moment. */
export function toPointer(input: PointerInput, camera: Camera): Pointer {
  const view = viewPoint(input.x, input.y);
  return {
    view,
    image: viewToImage(camera, view),
    button: input.button ?? 0,
    pointerId: input.pointerId ?? 1,
    isCoarse: input.pointerType === 'touch',
    clicks: input.clicks ?? 1,
    ...(input.handleId === undefined ? {} : { handleId: input.handleId }),
    shift: input.shift ?? false,
    ctrl: input.ctrl ?? false,
    alt: input.alt ?? false,
    meta: input.meta ?? false,
  };
}

/** Returns by how much a turn of the wheel zooms; a pinch on a touch pad arrives as Ctrl + wheel. */
export function wheelFactor(input: WheelInput): number {
  const deltaPx = input.deltaY * (WHEEL_PX[input.deltaMode ?? 0] ?? 1);
  return Math.exp(-deltaPx * (input.ctrl ? PINCH_ZOOM : WHEEL_ZOOM));
}
