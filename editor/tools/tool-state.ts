import type { Box } from '@/core/geometry/box';
import type { ActionArgs } from '../actions/action';
import type { Candidate } from '../candidates';
import type { Cursor } from '../cursor';
import type { EditorContext } from '../editor-context';
import type { Pointer } from '../pointer';
import type { PolygonRecord } from '../shapes/polygon-shape';
import type { ImagePoint } from '../units';
import type { ToolStateId, ToolStateInfo } from './tool-state-info';

/** A region in the making, not yet in the answer. */
export type Preview =
  | { readonly kind: 'box'; readonly box: Box }
  | {
      readonly kind: 'polygon';
      /** The corners so far and, last, where the next one would be: an open line. */
      readonly points: PolygonRecord['points'];
      /** A click here would close it. */
      readonly isClosing: boolean;
    };

/** Where a person who draws by keys is, and the first corner once it is set; in ImagePx. */
export interface KeyboardCursor {
  readonly at: ImagePoint;
  readonly anchor: ImagePoint | null;
}

/**
 * One state of a tool. It takes its snapshot when it is made and recomputes everything from it on
 * each move; the pointer is the same event seen through the camera of the moment.
 */
export interface ToolState {
  /** A gesture holds the editor until it is completed or cancelled; a resting state does not. */
  readonly isGesture: boolean;
  /** A region is being drawn or about to be. */
  readonly isDrawing?: true;
  cursor(pointer: Pointer | null): Cursor;
  onPointerDown?(pointer: Pointer): void;
  onPointerMove?(pointer: Pointer): void;
  onPointerUp?(pointer: Pointer): void;
  /** The gesture makes something of its own of an action, as Enter closes a polygon: true if so. */
  onAction?(id: string, args: ActionArgs): boolean;
  /** Ends the gesture where what is drawn can stand without a further place; else it is cancelled. */
  onComplete?(): void;
  /** Restores what was before the gesture; the editor then goes to rest by itself. */
  onCancel?(): void;
  preview?(): Preview | null;
  /** What a click here would take of what a model sees, with the class it would get. */
  candidate?(pointer: Pointer): Candidate | null;
  /** The frame that is spanned around what to select. */
  frame?(): Box;
  /** Given while a region is drawn by keys; the same object until it moves. */
  keyboardCursor?(): KeyboardCursor;
}

/** Makes a state, which is how it is entered. */
export type ToolStateFactory<K extends ToolStateId> = (
  editor: EditorContext,
  info: ToolStateInfo[K],
) => ToolState;
