import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vote } from '../vote';

const root =
  process.env.CONCORD_SHARED_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/** Whether the development data is here: tests on it skip otherwise. */
export const hasSharedData = existsSync(join(root, 'crowd'));

/** Returns the text of a file of the development data. */
export function readShared(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Returns the rows of a plain comma-separated file without its heading. */
export function readSharedRows(path: string): string[][] {
  const lines = readShared(path).trim().split(/\r?\n/);
  return lines.slice(1).map((line) => line.split(','));
}

/** Returns the votes of one set of `crowd/`. */
export function readVotes(set: string): Vote[] {
  return readSharedRows(`crowd/${set}/label.csv`).map(([task = '', worker = '', label = '']) => ({
    task,
    worker,
    label: Number(label),
  }));
}
