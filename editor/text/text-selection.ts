import type { TextRange } from '@/core/text/text-model';

/** What is chosen in a text, in code points; a caret where both are the same. */
export interface TextSelection {
  /** Where choosing began; it stays when the selection grows. */
  readonly anchor: number;
  /** Where the caret is. */
  readonly focus: number;
}

/** A selection of nothing: the caret alone. */
export function caretAt(at: number): TextSelection {
  return { anchor: at, focus: at };
}

/** The chosen stretch; null where only a caret stands. */
export function selectedRange(selection: TextSelection | null): TextRange | null {
  if (selection === null || selection.anchor === selection.focus) return null;
  const { anchor, focus } = selection;
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}
