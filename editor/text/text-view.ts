import { TextModel } from '@/core/text/text-model';
import { layoutWithoutScreen, type TextLayout } from './text-layout';
import type { TextSelection } from './text-selection';

/** Asks the host to scroll to an offset; a new object each time, though the offset be the same. */
export interface TextReveal {
  readonly at: number;
}

/** What only texts have of a view: caret, layout, where to look. Never stored, undone or submitted. */
export class TextView {
  readonly model: TextModel;
  /** The host puts its own here once it has drawn the text. */
  layout: TextLayout;
  #selection: TextSelection | null = null;
  #revealed: TextReveal | null = null;
  readonly #onChange: () => void;

  constructor(text: string, onChange: () => void) {
    this.model = new TextModel(text);
    this.layout = layoutWithoutScreen(this.model);
    this.#onChange = onChange;
  }

  /** What is chosen, or where the caret is; null before there was any. */
  get selection(): TextSelection | null {
    return this.#selection;
  }
  set selection(selection: TextSelection | null) {
    const old = this.#selection;
    const isSame = old?.anchor === selection?.anchor && old?.focus === selection?.focus;
    if (isSame) return;
    this.#selection = selection;
    this.#onChange();
  }

  get revealed(): TextReveal | null {
    return this.#revealed;
  }

  /** Brings an offset into sight. */
  reveal(at: number): void {
    this.#revealed = { at };
    this.#onChange();
  }
}
