import { murmur3 } from './murmur3';

/** Keeps this choice independent of every other one that is made by a hash of the task. */
const SALT = 'blind-control:';
const PARTS = 10_000;

/**
 * True for the tasks that are labelled without a model's proposals: about `percent` of 100, chosen
 * by the task's id alone, so for everybody and for good. A larger share holds every task of a
 * smaller one.
 */
export function isBlindTask(taskId: string, percent: number): boolean {
  const place = murmur3(new TextEncoder().encode(SALT + taskId)) % PARTS;
  return place < (percent / 100) * PARTS;
}
