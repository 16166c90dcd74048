import type { Answer } from '@/core/annotation';

/** How often each class id occurs in an answer, as a box or as a class of the item; most first. */
export function countByClass(answer: Pick<Answer, 'regions' | 'classIds'>): [number, number][] {
  const counts = new Map<number, number>();
  for (const id of [...answer.regions.map(({ classId }) => classId), ...answer.classIds]) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
