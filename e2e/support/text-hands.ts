import { expect, type Page } from '@playwright/test';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where words of the drawn text stand on the screen, and what hands do there. */
export class TextHands {
  constructor(readonly page: Page) {}

  /** Presses before the first character of the words and lets go behind the last. */
  async drag(words: string, keys: { alt?: boolean } = {}): Promise<void> {
    const { first, last } = await this.#find(words);
    if (keys.alt) await this.page.keyboard.down('Alt');
    await this.page.mouse.move(first.x, first.y);
    await this.page.mouse.down();
    await this.page.mouse.move((first.x + last.x) / 2, (first.y + last.y) / 2, { steps: 3 });
    await this.page.mouse.move(last.x, last.y, { steps: 2 });
    await this.page.mouse.up();
    if (keys.alt) await this.page.keyboard.up('Alt');
  }

  async doubleClick(words: string): Promise<void> {
    const { first, last } = await this.#find(words);
    await this.page.mouse.dblclick((first.x + last.x) / 2, (first.y + last.y) / 2);
  }

  /** Takes a grip of the selected span and lets it go at the end of other words. */
  async dragGrip(grip: 'start' | 'end', words: string): Promise<void> {
    const { last } = await this.#find(words);
    const box = await this.page.locator(`[data-handle="${grip}"]`).boundingBox();
    if (box === null) throw new Error('No span is selected');
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(last.x, last.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** The marks that can be seen: their classes, and the text they cover. */
  marks(): Promise<string[]> {
    return this.page
      .locator('mark')
      .evaluateAll((marks) =>
        marks.map((mark) => `${mark.getAttribute('title')}: ${mark.textContent}`),
      );
  }

  async #find(words: string): Promise<{ first: Place; last: Place }> {
    const find = () => this.page.evaluate(placeWords, words);
    await expect.poll(find, `“${words}” is to be seen`).not.toBeNull();
    const found = await find();
    if (found === null) throw new Error(words);
    return found;
  }
}

/** Runs in the page: the outer edges of the first and last character, on the side of the words. */
function placeWords(words: string): { first: Place; last: Place } | null {
  const block = [...document.querySelectorAll('[data-block]')].find((entry) =>
    entry.textContent?.includes(words),
  );
  if (block === undefined) return null;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  const start = (block.textContent ?? '').indexOf(words);
  const rectAt = (at: number, length: number): DOMRect | undefined => {
    let left = at;
    for (const node of nodes) {
      if (left < node.length) {
        const range = document.createRange();
        range.setStart(node, left);
        range.setEnd(node, Math.min(node.length, left + length));
        return range.getClientRects()[0];
      }
      left -= node.length;
    }
    return undefined;
  };
  const graphemes = [...new Intl.Segmenter('en').segment(words)];
  const [head] = graphemes;
  const tail = graphemes.at(-1);
  if (head === undefined || tail === undefined) return null;
  const a = rectAt(start, head.segment.length);
  const b = rectAt(start + tail.index, tail.segment.length);
  if (a === undefined || b === undefined) return null;
  const isRtl = /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(words);
  const inset = 1;
  return {
    first: { x: isRtl ? a.right - inset : a.left + inset, y: (a.top + a.bottom) / 2 },
    last: { x: isRtl ? b.left + inset : b.right - inset, y: (b.top + b.bottom) / 2 },
  };
}
