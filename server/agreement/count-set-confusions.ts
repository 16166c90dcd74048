/** How often one person said `a` where another said `b`; a ≤ b. */
export interface Confusion {
  a: number;
  b: number;
  pairs: number;
}

/** Adds up counts of the same two classes and returns them by class. */
export function sumConfusions(confusions: readonly Confusion[]): Confusion[] {
  const sums = new Map<string, Confusion>();
  for (const { a, b, pairs } of confusions) {
    const key = `${a} ${b}`;
    sums.set(key, { a, b, pairs: (sums.get(key)?.pairs ?? 0) + pairs });
  }
  return [...sums.values()].sort((left, right) => left.a - right.a || left.b - right.b);
}

/**
 * Returns for items with several classes how many pairs of people shared a class (a = b), and how
 * many differed so that one gave `a` without `b` and the other `b` without `a`.
 */
export function countSetConfusions(
  tasks: readonly (readonly (readonly number[])[])[],
): Confusion[] {
  const found: Confusion[] = [];
  for (const answers of tasks) {
    answers.forEach((first, place) => {
      for (const second of answers.slice(place + 1)) {
        for (const a of first) {
          if (second.includes(a)) found.push({ a, b: a, pairs: 1 });
          else {
            for (const b of second) {
              if (first.includes(b)) continue;
              found.push({ a: Math.min(a, b), b: Math.max(a, b), pairs: 1 });
            }
          }
        }
      }
    });
  }
  return sumConfusions(found);
}
