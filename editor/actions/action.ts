import type { LabelSchema, ProjectKind } from '@/core/label-schema/label-schema';
import type { EditorContext } from '../editor-context';
import type { TextUnit } from '../text/move-caret-by';

/** What a binding or a button adds to an action. */
export interface ActionArgs {
  readonly classId?: number;
  /** Image px to the right and down. */
  readonly dx?: number;
  readonly dy?: number;
  /** Up to where the caret or an edge of a span moves in one go. */
  readonly unit?: TextUnit;
  readonly edge?: 'start' | 'end';
  /** The caret takes what it passes over into the selection. */
  readonly doesExtend?: boolean;
  /** Left and top edge and extent of a region, ImagePx. */
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  /** The edge behind the direction moves, not the one in front. */
  readonly isTrailing?: boolean;
  /** Degrees clockwise. */
  readonly degrees?: number;
  /** An attribute's name, and its value; null takes the value away. */
  readonly name?: string;
  readonly value?: string | number | boolean | null;
  /** The key is being held: joins the step of the first press. */
  readonly isRepeat?: boolean;
}

/** A key by its place on the keyboard (`event.code`); modifiers that are not named must be up. */
export interface Shortcut {
  readonly code: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod?: true;
  readonly shift?: true;
  readonly alt?: true;
  /** `tap`: when released without having been held or used; `hold`: from press to release. */
  readonly on?: 'press' | 'tap' | 'hold';
  readonly args?: ActionArgs;
}

type ActionGroup =
  | 'task'
  | 'region'
  | 'prediction'
  | 'class'
  | 'history'
  | 'view'
  | 'tool'
  | 'help';

/** One command: toolbar, menu, palette, shortcut sheet and accessible names all come from it. */
export interface Action {
  readonly id: string;
  /** Key of the label in the messages. */
  readonly labelKey: string;
  readonly group: ActionGroup;
  /** The workbenches that have it. */
  readonly kinds: readonly ProjectKind[];
  readonly shortcuts: readonly Shortcut[];
  /** Keys that depend on the project's classes. */
  shortcutsOf?(schema: LabelSchema): readonly Shortcut[];
  /** Does nothing without arguments: no key or palette entry stands for it alone. */
  readonly needsArgs?: true;
  /** Its keys are the same in every part of Concord. */
  readonly isEverywhere?: true;
  /** The browser never gets its keys, not even when the action has nothing to do. */
  readonly keepsKeys?: true;
  /** Goes on while the key is held. */
  readonly doesRepeat?: true;
  /**
   * A drag under way is ended where it is, as if released: what is seen is what the action finds. Of
   * what is drawn by clicks a polygon is closed if it can be, and a begun box dropped.
   */
  readonly completesGesture?: true;
  /** Leaves a gesture running; all others cancel it first. */
  readonly keepsGesture?: true;
  isEnabled(editor: EditorContext, args: ActionArgs): boolean;
  run(editor: EditorContext, args: ActionArgs): void;
  /** Ends what `run` began, for `hold`. */
  release?(editor: EditorContext): void;
}
