import type { Region } from '@/core/annotation';
import type { AnswerDocument } from './answer-document';
import type { Candidates } from './candidates';
import type { Clipboard } from './clipboard';
import type { Pointer } from './pointer';
import type { RegionId } from './records';
import type { ToolId, ToolStateId, ToolStateInfo } from './tools/tool-state-info';
import type { ImageSize } from './units';
import type { TextView } from './text/text-view';
import type { ViewState } from './view-state';

/** What came of asking for a model's candidate. */
export type CandidateNews =
  /** So many boxes have the corners of a candidate now. */
  | { readonly kind: 'snapped'; readonly count: number }
  /** The box has the corners of this one of so many, counted from 1. */
  | { readonly kind: 'candidate'; readonly place: number; readonly count: number }
  /** The box is as it was before the first candidate. */
  | { readonly kind: 'own' }
  /** It has a candidate's corners already, and there is no other. */
  | { readonly kind: 'fits' }
  /** None fits. */
  | { readonly kind: 'none' }
  /** No model has looked at the picture. */
  | { readonly kind: 'unknown' };

/** What the editor asks its host to do: it cannot do it itself. */
export type EditorRequest =
  | { readonly kind: 'submit' }
  | { readonly kind: 'skip' }
  /** The answer before this one is to be taken back. */
  | { readonly kind: 'reopen' }
  /** An answer that was taken back is to be submitted as it stands. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'find-in-text' | 'next-keyword' | 'previous-keyword' }
  | { readonly kind: 'next-page' | 'previous-page' }
  | { readonly kind: 'find-class' | 'toggle-side-panel' | 'write-comment' | 'open-region-menu' }
  | { readonly kind: 'open-palette' | 'open-shortcuts' | 'toggle-guide' | 'start-tour' }
  | { readonly kind: 'tell-candidate'; readonly news: CandidateNews }
  /** Submitting is refused: these regions lack an attribute that the schema asks for. */
  | { readonly kind: 'missing-attributes'; readonly regionIds: readonly RegionId[] }
  /** Submitting is refused: of a single choice nothing is chosen. */
  | { readonly kind: 'missing-class' };

/** What the host can do, as far as actions depend on it. */
export interface HostAbilities {
  /** An answer of this session can be taken back. */
  readonly canReopen: boolean;
  /** This is such an answer. */
  readonly isReopened: boolean;
}

/** What tools and actions may do with the editor. */
export interface EditorContext {
  readonly document: AnswerDocument;
  readonly view: ViewState;
  readonly image: ImageSize;
  readonly host: HostAbilities;
  /** The text that is labelled; null where it is a picture. */
  readonly text: TextView | null;
  readonly clipboard: Clipboard;
  /** What a model sees in the picture. */
  readonly candidates: Candidates;
  /** What was answered to the item before. */
  readonly previousRegions: readonly Region[];
  /** The tool a person has chosen. */
  readonly tool: ToolId;
  setTool(tool: ToolId): void;
  /** Goes to a state of a tool; the gesture that ends there is complete. */
  enter<K extends ToolStateId>(id: K, info: ToolStateInfo[K]): void;
  /** Goes to the resting state of the chosen tool. */
  enterIdle(): void;
  /** Pans until the button is released, whatever the tool is doing meanwhile. */
  startPan(start: Pointer): void;
  endPan(): void;
  /** A press, drag or half-drawn region is in progress. */
  readonly isInGesture: boolean;
  /** A region is being drawn or about to be: a class key is meant for it. */
  readonly isDrawing: boolean;
  /** Ends the gesture as if it had never begun; false where there was none. */
  cancelGesture(): boolean;
  /** Selects one region and moves the picture so that it can be seen. */
  show(id: RegionId): void;
  /** Hides single regions from sight, or shows them again; never part of undo or the answer. */
  setHidden(ids: readonly RegionId[], isHidden: boolean): void;
  request(request: EditorRequest): void;
}
