import { z } from 'zod';
import { idSchema } from '@/core/ids';
import type { AssignmentId } from '../workbench/session/local-store';
import type { GivenAnswer } from './bulk-board';

const KeptSchema = z.array(
  z.tuple([
    idSchema('assignment'),
    z.object({ classIds: z.array(z.number().int()), durationMs: z.number() }),
  ]),
);

/** Given answers outlive the page until they are sent: in this browser, one list a person and project. */
export function makeKeptAnswers(userId: string, projectId: string) {
  const key = `concord-bulk-${userId}-${projectId}`;
  return {
    read(): ReadonlyMap<AssignmentId, GivenAnswer> {
      try {
        const parsed = KeptSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? '[]'));
        return new Map(parsed.success ? parsed.data : []);
      } catch {
        return new Map();
      }
    },
    write(given: ReadonlyMap<AssignmentId, GivenAnswer>): void {
      try {
        if (given.size === 0) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify([...given]));
      } catch {
        // no space, or a private window: what was given lasts as long as the page
      }
    },
  };
}
