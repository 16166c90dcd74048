import { activeCorner } from './active-corner';
import type { AnswerDocument } from './answer-document';
import type { Keymap } from './keymap';
import type { ItemRecord, RegionId } from './records';
import type { ToolMachine } from './tools/tool-machine';
import type { KeyboardCursor } from './tools/tool-state';
import type { ToolId, ToolStateId } from './tools/tool-state-info';
import type { ViewSettings } from './view-settings';
import type { ViewState } from './view-state';

/** What panels and toolbars show; plain values, so that it changes only when one of them does. */
export interface EditorState {
  readonly tool: ToolId;
  /** Such as `draw-box.drawing`. */
  readonly path: ToolStateId;
  readonly isInGesture: boolean;
  readonly selectedIds: readonly RegionId[];
  readonly activeClassId: number | null;
  readonly item: ItemRecord;
  readonly regionCount: number;
  readonly suspectCount: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly isHidden: boolean;
  /** Single regions hidden from sight; another set when one is hidden or shown. */
  readonly hiddenIds: ReadonlySet<RegionId>;
  /** Where a person is who draws by keys; null at all other times. */
  readonly keyboardCursor: KeyboardCursor | null;
  /** Which corner of the selected polygon keys have taken, from 0; null where none is. */
  readonly cornerIndex: number | null;
  /** How many regions could be repeated from the item before. */
  readonly previousCount: number;
  /** How much a model sees in the picture; null where none has looked. */
  readonly candidateCount: number | null;
  readonly scale: number;
  /** By how much the picture is turned in the view, degrees clockwise. */
  readonly rotation: number;
  readonly settings: ViewSettings;
  /** What each key does; another one when a person binds keys anew. */
  readonly keymap: Keymap;
}

/** Returns the state as it is now. */
export function readState(
  document: AnswerDocument,
  view: ViewState,
  machine: ToolMachine,
  keymap: Keymap,
  previousCount: number,
  candidateCount: number | null,
): EditorState {
  return {
    tool: machine.tool,
    path: machine.path,
    isInGesture: machine.isInGesture,
    selectedIds: document.selection.selectedIds,
    activeClassId: document.session.activeClassId,
    item: document.item,
    regionCount: document.list.ordered.length,
    suspectCount: document.list.suspects.length,
    canUndo: document.history.canUndo,
    canRedo: document.history.canRedo,
    isHidden: view.isHidden,
    hiddenIds: view.hiddenIds,
    keyboardCursor: machine.keyboardCursor,
    cornerIndex: activeCorner({ document, view })?.index ?? null,
    previousCount,
    candidateCount,
    scale: view.camera.scale,
    rotation: view.camera.rotation,
    settings: view.settings,
    keymap,
  };
}

/** Returns the old state where every field is the same, so that nothing is drawn again for it. */
export function keepIdentity(old: EditorState | null, now: EditorState): EditorState {
  if (old === null) return now;
  const keys = Object.keys(now) as (keyof EditorState)[];
  return keys.every((key) => old[key] === now[key]) ? old : now;
}
