/** One step of a person at work, in the words of the keystroke-level model (Card, Moran, Newell 1980). */
export type Operator =
  | { kind: 'key'; code: string }
  | { kind: 'chord'; codes: readonly string[] }
  | { kind: 'point' }
  | { kind: 'press' }
  | { kind: 'release' }
  | { kind: 'type'; length: number }
  | { kind: 'think' }
  | { kind: 'wait' };

/** Seconds of one operator. */
const SECONDS = { key: 0.2, point: 1.1, button: 0.1, hand: 0.4, think: 1.35 } as const;

/** What the left hand reaches while the right one holds the mouse. */
const LEFT_HAND =
  /^(Escape|Tab|Digit[1-6]|Key[QWERTASDFGZXCVBN]|Space|Backquote|(Control|Shift|Alt)(Left|Right)?)$/;

export interface Effort {
  /** Keys, chords, pointer targetings and typed fields, one each. */
  actions: number;
  operators: string;
  /** Keystroke-level seconds, without waiting. */
  seconds: number;
}

/**
 * Counts what a scene took. Where the mouse is in use (`hasMouse`), a key outside the left hand's
 * reach costs the way of the right hand there, and back when pointing follows.
 */
export function countEffort(steps: readonly Operator[], hasMouse: boolean): Effort {
  const symbols: string[] = [];
  let [actions, seconds] = [0, 0];
  let isAway = false;
  const add = (symbol: string, cost: number, isAction: boolean) => {
    symbols.push(symbol);
    seconds += cost;
    actions += isAction ? 1 : 0;
  };
  const reach = (codes: readonly string[]) => {
    if (!hasMouse || isAway || codes.every((code) => LEFT_HAND.test(code))) return;
    add('H', SECONDS.hand, false);
    isAway = true;
  };
  for (const step of steps) {
    if (step.kind === 'key') {
      reach([step.code]);
      add('K', SECONDS.key, true);
    } else if (step.kind === 'chord') {
      reach(step.codes);
      add('C', step.codes.length * SECONDS.key, true);
    } else if (step.kind === 'point') {
      if (isAway) add('H', SECONDS.hand, false);
      isAway = false;
      add('P', SECONDS.point, true);
    } else if (step.kind === 'type') add(`T${step.length}`, step.length * SECONDS.key, true);
    else if (step.kind === 'think') add('M', SECONDS.think, false);
    else if (step.kind === 'wait') add('R', 0, false);
    else add('B', SECONDS.button, false);
  }
  return { actions, seconds: Math.round(seconds * 10) / 10, operators: shorten(symbols) };
}

/** Writes `P B P B` as D and `P B B` as CL, then folds what repeats: `[M D]x10 K`. */
function shorten(symbols: readonly string[]): string {
  const words = ` ${symbols.join(' ')} `
    .replaceAll(' P B P B ', ' D ')
    .replaceAll(' P B P B ', ' D ')
    .replaceAll(' P B B ', ' CL ')
    .trim()
    .split(' ');
  return fold(words).join(' ');
}

const LONGEST_GROUP = 12;

function fold(words: readonly string[]): string[] {
  const folded: string[] = [];
  let at = 0;
  while (at < words.length) {
    const { size, times } = bestRun(words, at);
    const group = words.slice(at, at + size).join(' ');
    folded.push(times > 1 ? `[${group}]x${times}` : group);
    at += size * times;
  }
  return folded;
}

/** The group that starts here and covers most by repeating; a single word where none repeats. */
function bestRun(words: readonly string[], at: number): { size: number; times: number } {
  let best = { size: 1, times: 1 };
  for (let size = 1; size <= LONGEST_GROUP && at + size <= words.length; size += 1) {
    let times = 1;
    while (isRepeated(words, at, size, times)) times += 1;
    const isLonger = size * times > Math.max(2, best.size * best.times);
    if (times > 1 && isLonger) best = { size, times };
  }
  return best;
}

function isRepeated(words: readonly string[], at: number, size: number, times: number): boolean {
  const start = at + size * times;
  if (start + size > words.length) return false;
  return Array.from({ length: size }, (_, i) => i).every(
    (offset) => words[start + offset] === words[at + offset],
  );
}
