import type { ActionArgs } from '../actions/action';
import type { Box } from '@/core/geometry/box';
import type { Candidate } from '../candidates';
import type { Cursor } from '../cursor';
import type { EditorContext } from '../editor-context';
import type { Pointer } from '../pointer';
import { TOOL_STATES } from './tool-registry';
import type { KeyboardCursor, Preview, ToolState } from './tool-state';
import type { ToolId, ToolStateId, ToolStateInfo } from './tool-state-info';

const IDLE_STATES = {
  'draw-box': 'draw-box.idle',
  'draw-polygon': 'draw-polygon.idle',
  'draw-span': 'draw-span.idle',
  select: 'select.idle',
  pan: 'pan.idle',
} as const satisfies Record<ToolId, ToolStateId>;

/**
 * Holds the state of the chosen tool, and panning as a second state above it: so a half-drawn box
 * survives a pan. Middle, right and Space + main button pan with every tool.
 */
export class ToolMachine {
  readonly #editor: EditorContext;
  #tool: ToolId;
  #id: ToolStateId;
  #state: ToolState;
  #pan: ToolState | null = null;
  #pointerId: number | null = null;
  /** The gesture that was under way when the pointer was pressed. */
  #pressedIn: ToolState | null = null;
  /** Space is held: the main button pans. */
  isSpaceHeld = false;

  constructor(editor: EditorContext, tool: ToolId) {
    this.#editor = editor;
    this.#tool = tool;
    this.#id = IDLE_STATES[tool];
    this.#state = TOOL_STATES[IDLE_STATES[tool]](editor, null);
  }

  get tool(): ToolId {
    return this.#tool;
  }

  /** The path of the present state, such as `draw-box.drawing`. */
  get path(): ToolStateId {
    return this.#pan === null ? this.#id : 'pan.panning';
  }

  get isInGesture(): boolean {
    return this.#pan !== null || this.#state.isGesture;
  }

  get isDrawing(): boolean {
    return this.#state.isDrawing === true;
  }

  get cursor(): Cursor {
    const { pointer } = this.#editor.view;
    if (this.#pan !== null) return this.#pan.cursor(pointer);
    return this.isSpaceHeld ? 'grab' : this.#state.cursor(pointer);
  }

  get preview(): Preview | null {
    return this.#state.preview?.() ?? null;
  }

  get candidate(): Candidate | null {
    const { pointer } = this.#editor.view;
    if (pointer === null || this.#pan !== null || this.isSpaceHeld) return null;
    return this.#state.candidate?.(pointer) ?? null;
  }

  get frame(): Box | null {
    return this.#state.frame?.() ?? null;
  }

  get keyboardCursor(): KeyboardCursor | null {
    return this.#state.keyboardCursor?.() ?? null;
  }

  setTool(tool: ToolId): void {
    this.cancelGesture();
    this.#tool = tool;
    this.enterIdle();
  }

  enter<K extends ToolStateId>(id: K, info: ToolStateInfo[K]): void {
    this.#id = id;
    this.#state = TOOL_STATES[id](this.#editor, info);
  }

  enterIdle(): void {
    this.enter(IDLE_STATES[this.#tool], null);
  }

  startPan(start: Pointer): void {
    this.#pan = TOOL_STATES['pan.panning'](this.#editor, { start });
  }

  endPan(): void {
    this.#pan = null;
  }

  /** Restores what was before the gesture; a pan is cancelled alone, before what lies under it. */
  cancelGesture(): boolean {
    this.#pointerId = null;
    if (this.#pan !== null) {
      this.#pan.onCancel?.();
      this.#pan = null;
      return true;
    }
    if (!this.#state.isGesture) return false;
    this.#state.onCancel?.();
    this.enterIdle();
    return true;
  }

  /**
   * Lets go of what is pressed as if it had not been. A drag is cancelled; what is drawn by clicks or
   * keys, such as a polygon with many corners, goes on.
   */
  abandonPress(): boolean {
    const goesOn = this.#pointerId === null || this.#pressedIn === this.#state;
    if (this.#pan !== null || !goesOn) return this.cancelGesture();
    this.#pointerId = null;
    return false;
  }

  /**
   * Ends a drag as if the button had been released where the pointer is, and keeps of what is drawn
   * by clicks or keys what can stand as it is.
   */
  completeGesture(): void {
    if (this.#pan !== null) return;
    const { pointer } = this.#editor.view;
    if (this.#pointerId !== null && pointer !== null) {
      this.pointerUp({ ...pointer, pointerId: this.#pointerId });
    }
    this.#state.onComplete?.();
  }

  /** True where the gesture makes something of its own of an action. */
  takeAction(id: string, args: ActionArgs): boolean {
    return this.#pan === null && (this.#state.onAction?.(id, args) ?? false);
  }

  pointerDown(pointer: Pointer): void {
    if (this.#pointerId !== null) return;
    this.#pointerId = pointer.pointerId;
    this.#pressedIn = this.#state.isGesture ? this.#state : null;
    if (pointer.button !== 0 || this.isSpaceHeld) this.startPan(pointer);
    else this.#state.onPointerDown?.(pointer);
  }

  pointerMove(pointer: Pointer): void {
    if (this.#pointerId !== null && this.#pointerId !== pointer.pointerId) return;
    const state = this.#pan ?? this.#state;
    state.onPointerMove?.(pointer);
  }

  pointerUp(pointer: Pointer): void {
    if (this.#pointerId !== pointer.pointerId) return;
    this.#pointerId = null;
    const state = this.#pan ?? this.#state;
    state.onPointerUp?.(pointer);
  }

  /** The picture has moved under the pointer: what is being drawn or dragged follows. */
  cameraMoved(pointer: Pointer): void {
    if (this.#pan === null) this.#state.onPointerMove?.(pointer);
  }
}
