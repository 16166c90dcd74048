/** A stretch of a text: `start` inclusive, `end` exclusive, in code points. */
export interface Stretch {
  start: number;
  end: number;
}

/** Returns the length two stretches share over the length both cover, 0–1; 0 for two empty ones. */
export function spanIou(a: Stretch, b: Stretch): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  if (shared <= 0) return 0;
  return shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}
