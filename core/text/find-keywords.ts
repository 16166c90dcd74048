import type { LabelSchema } from '../label-schema/label-schema';
import { foldedTextOf, foldWord } from './fold-for-search';
import type { TextModel, TextRange } from './text-model';
import { UNSPACED_SCRIPT } from './unspaced-scripts';

/** A keyword of a class in the text. */
export interface KeywordMatch extends TextRange {
  readonly classId: number;
}

interface Node {
  readonly next: Map<string, Node>;
  fail: Node | null;
  /** Of the keywords that end here the longest, and the first class that has it. */
  length: number;
  classId: number;
}

const WORD_PART = /[\p{L}\p{N}\p{M}_]/u;

const makeNode = (): Node => ({ next: new Map(), fail: null, length: 0, classId: -1 });

/** An Aho–Corasick automaton: all keywords are found in one pass, however many there are. */
function makeAutomaton(keywords: readonly (readonly [string, number])[]): Node {
  const root = makeNode();
  for (const [word, classId] of keywords) {
    let node = root;
    for (let at = 0; at < word.length; at += 1) {
      const unit = word.charAt(at);
      const child = node.next.get(unit) ?? makeNode();
      node.next.set(unit, child);
      node = child;
    }
    if (node.length === 0) Object.assign(node, { length: word.length, classId });
  }
  const queue = [...root.next.values()];
  for (const node of queue) {
    for (const [unit, child] of node.next) {
      let fail: Node | null = node.fail ?? root;
      while (fail !== null && !fail.next.has(unit))
        fail = fail === root ? null : (fail.fail ?? root);
      child.fail = fail?.next.get(unit) ?? root;
      queue.push(child);
    }
  }
  return root;
}

/** A letter or digit of a script that puts spaces between words. */
function isSpacedWordPart(character: string): boolean {
  return WORD_PART.test(character) && !UNSPACED_SCRIPT.test(character);
}

/** True where a word would be cut in two between the characters before and behind an offset. */
function isInsideWord(text: string, at: number): boolean {
  const isPair = /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, at - 2), at));
  const before = text.slice(Math.max(0, at - (isPair ? 2 : 1)), at);
  const behind = at >= text.length ? '' : String.fromCodePoint(text.codePointAt(at) ?? 32);
  return isSpacedWordPart(before) && isSpacedWordPart(behind);
}

/**
 * Every keyword of a living class in the text: without regard to case and to how accents are
 * written, whole words only where the script has spaces, first to last; of overlapping ones the first, and there the longest.
 */
export function findKeywords(model: TextModel, schema: LabelSchema): KeywordMatch[] {
  const keywords = schema.classes
    .filter(({ isDeleted }) => !isDeleted)
    .flatMap(({ id, keywords: words = [] }) => words.map((word) => [foldWord(word), id] as const));
  if (keywords.length === 0) return [];
  const folded = foldedTextOf(model);
  const { text } = folded;
  const root = makeAutomaton(keywords);
  const found: { start: number; end: number; classId: number }[] = [];
  let node = root;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    while (node !== root && !node.next.has(unit)) node = node.fail ?? root;
    node = node.next.get(unit) ?? root;
    const end = at + 1;
    for (let hit: Node | null = node; hit !== null && hit !== root; hit = hit.fail) {
      if (hit.length === 0) continue;
      const start = end - hit.length;
      if (isInsideWord(text, start) || isInsideWord(text, end)) continue;
      found.push({ start, end, classId: hit.classId });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let free = 0;
  return found.flatMap(({ start, end, classId }) => {
    if (start < free) return [];
    free = end;
    const from = model.toCodePoint(folded.toStart(start));
    return [{ start: from, end: model.toCodePoint(folded.toEnd(end)), classId }];
  });
}
