import { newKey } from '@/core/new-key';

/** Returns who and when of a further operation, on this browser's clock. */
export function newStep(): { id: string; at: number } {
  return { id: newKey(), at: Date.now() };
}
