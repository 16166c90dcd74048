import { characterDirection } from '@/core/text/base-direction';
import type { TextModel, TextRange } from '@/core/text/text-model';

/** A place on the screen as the editor takes it: x is a code point, with a part for the character. */
export interface TextPoint {
  readonly x: number;
  /** 0.5 on a character, 2 beside the text. */
  readonly y: number;
}

const ON_TEXT = 0.5;
const BESIDE_TEXT = 2;
const QUARTER = 0.25;

function caretFromPoint(x: number, y: number): { node: Node; offset: number } | null {
  if (document.caretPositionFromPoint !== undefined) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

function isInside({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean {
  return x >= left && x < right && y >= top && y < bottom;
}

/**
 * Turns code points into places of the drawn text and back. Blocks carry `data-block`, runs
 * `data-at` with their first code point and one text node; nothing else holds text.
 */
export class TextDom {
  readonly #root: HTMLElement;
  readonly #model: TextModel;

  constructor(root: HTMLElement, model: TextModel) {
    this.#root = root;
    this.#model = model;
  }

  /** The element of a block, or null where it is not drawn. */
  blockAt(at: number): HTMLElement | null {
    const index = this.#model.blockIndexAt(at);
    return this.#root.querySelector<HTMLElement>(`[data-block="${index}"]`);
  }

  /** The box around characters of one block; null where they are not drawn or take no room. */
  rectOf({ start, end }: TextRange): DOMRect | null {
    const from = this.#placeOf(start);
    const to = this.#placeOf(end, true);
    if (from === null || to === null) return null;
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    const rects = range.getClientRects();
    return rects[0] ?? null;
  }

  /** The box of the character behind an offset; at the end of a line that of the one before. */
  characterRect(at: number): DOMRect | null {
    const { end } = this.#model.blockRange(this.#model.blockIndexAt(at));
    const range =
      at < end
        ? { start: at, end: this.#model.step(at, 1) }
        : { start: this.#model.step(at, -1), end: at };
    return this.rectOf(range) ?? this.blockAt(at)?.getBoundingClientRect() ?? null;
  }

  /** Where a caret stands: its x, and top and bottom of the line. */
  caretRect(at: number): { x: number; top: number; bottom: number } | null {
    const place = this.#placeOf(at);
    const line = this.characterRect(at);
    if (line === null) return null;
    if (place === null) {
      const isRtl = this.#model.directionAt(at) === 'rtl';
      return { x: isRtl ? line.right : line.left, top: line.top, bottom: line.bottom };
    }
    const range = document.createRange();
    range.setStart(place.node, place.offset);
    const rect = range.getClientRects()[0];
    return { x: rect?.left ?? line.left, top: line.top, bottom: line.bottom };
  }

  /** Where the start or end of a range stands, on the side of the characters that are in it. */
  edgeRect(
    { start, end }: TextRange,
    edge: 'start' | 'end',
  ): { x: number; top: number; bottom: number } | null {
    const range =
      edge === 'start'
        ? { start, end: this.#model.step(start, 1) }
        : { start: this.#model.step(end, -1), end };
    const rect = this.rectOf(range);
    if (rect === null) return null;
    const line = this.#model.directionAt(range.start);
    const isRtl = characterDirection(this.#model.slice(range), line) === 'rtl';
    const isLeft = (edge === 'start') !== isRtl;
    return { x: isLeft ? rect.left : rect.right, top: rect.top, bottom: rect.bottom };
  }

  /** What is under a point of the window, or nearest to it. */
  pointAt(x: number, y: number): TextPoint {
    const block = this.#blockNear(y);
    if (block === null) return { x: 0, y: BESIDE_TEXT };
    const index = Number(block.dataset.block);
    const range = this.#model.blockRange(index);
    const box = block.getBoundingClientRect();
    const clampedX = Math.max(box.left + 1, Math.min(box.right - 1, x));
    const clampedY = Math.max(box.top + 1, Math.min(box.bottom - 1, y));
    const caret = caretFromPoint(clampedX, clampedY);
    const offset = caret === null ? null : this.#offsetOf(caret.node, caret.offset);
    const isHere = offset !== null && offset >= range.start && offset <= range.end;
    const at = isHere ? this.#model.floor(offset) : y < box.top ? range.start : range.end;
    if (at < range.end) {
      const after = this.rectOf({ start: at, end: this.#model.step(at, 1) });
      if (after !== null && isInside(after, x, y)) return { x: at + QUARTER, y: ON_TEXT };
    }
    if (at > range.start) {
      const before = this.rectOf({ start: this.#model.step(at, -1), end: at });
      if (before !== null && isInside(before, x, y)) return { x: at - QUARTER, y: ON_TEXT };
    }
    return { x: at, y: BESIDE_TEXT };
  }

  #blockNear(y: number): HTMLElement | null {
    let nearest: HTMLElement | null = null;
    let distance = Number.POSITIVE_INFINITY;
    for (const block of this.#root.querySelectorAll<HTMLElement>('[data-block]')) {
      const { top, bottom } = block.getBoundingClientRect();
      const away = y < top ? top - y : y >= bottom ? y - bottom + 1 : 0;
      if (away < distance) [nearest, distance] = [block, away];
    }
    return nearest;
  }

  /** The text node and the place in it; `isEnd` prefers the end of a run to the start of the next. */
  #placeOf(at: number, isEnd = false): { node: Text; offset: number } | null {
    const block = isEnd ? this.blockAt(Math.max(0, at - 1)) : this.blockAt(at);
    if (block === null) return null;
    let found: HTMLElement | null = null;
    for (const run of block.querySelectorAll<HTMLElement>('[data-at]')) {
      const start = Number(run.dataset.at);
      if (start > at || (isEnd && start === at && found !== null)) break;
      found = run;
    }
    const node = found?.lastChild;
    if (found === null || !(node instanceof Text)) return null;
    const offset = this.#model.toUtf16(at) - this.#model.toUtf16(Number(found.dataset.at));
    return offset > node.length ? null : { node, offset };
  }

  #offsetOf(node: Node, offset: number): number | null {
    const run = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(
      '[data-at]',
    );
    if (run == null || !this.#root.contains(run)) return null;
    const start = this.#model.toUtf16(Number(run.dataset.at));
    if (node instanceof Text) return this.#model.toCodePoint(start + offset);
    return this.#model.toCodePoint(start + (offset === 0 ? 0 : (run.textContent?.length ?? 0)));
  }
}
