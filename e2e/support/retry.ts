import { setTimeout as pause } from 'node:timers/promises';
import { ApiProblem } from '@/sdk/api-problem';

const PAUSE_MS = 60;
const GIVE_UP_MS = 120_000;

function isWorthAnotherTry(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return error instanceof TypeError;
  return error.status === 0 || error.status >= 500 || error.code === 'in_progress';
}

/** Calls again, with the same key as `call` has it, until the server answers. */
export async function untilAnswered<T>(call: () => Promise<T>, onRetry: () => void): Promise<T> {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!isWorthAnotherTry(error) || performance.now() > giveUpAt) throw error;
      onRetry();
      await pause(PAUSE_MS);
    }
  }
}
