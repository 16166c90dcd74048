import { AppError } from '@/core/errors';
import type { TrainingRunRow } from './training-run-view';

/**
 * Guarantees that the caller holds the run: nobody has claimed it since, and it is still running.
 * @throws AppError `stale_fence` for an older claim or an ended run, `conflict` for a cancelled one
 */
export function assertFence(run: Pick<TrainingRunRow, 'fence' | 'state'>, fence: number): void {
  if (run.fence !== fence) throw new AppError('stale_fence');
  if (run.state === 'cancelled') {
    throw new AppError('conflict', { message: 'The run was cancelled' });
  }
  if (run.state !== 'running') {
    throw new AppError('stale_fence', { message: `The run is ${run.state} already` });
  }
}
