import type { Ctx } from '../context';
import { log } from '../log';
import type { Sweep } from './sweeps';

/**
 * Runs each sweep now and then by its own clock, never twice at a time in this process; a failing
 * one is logged and tried again. Returns how to stop, which waits for what is running.
 */
export function startSweeps(sweeps: readonly Sweep[], makeCtx: () => Ctx): () => Promise<void> {
  const running = new Map<string, Promise<void>>();

  async function runOnce({ name, run }: Sweep): Promise<void> {
    try {
      await run(makeCtx());
    } catch (error) {
      log().error({ err: error, sweep: name }, 'sweep failed');
    }
  }
  function start(sweep: Sweep): void {
    if (running.has(sweep.name)) return;
    const run = runOnce(sweep).finally(() => running.delete(sweep.name));
    running.set(sweep.name, run);
  }

  const timers = sweeps.map((sweep) => {
    start(sweep);
    return setInterval(() => start(sweep), sweep.everyMs);
  });
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(running.values());
  };
}
