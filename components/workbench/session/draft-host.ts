import type { DraftConflict } from '@/core/draft/merge-operations';
import type { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import type { LocalStore } from './local-store';
import type { WorkChannel } from './work-channel';

/** How much of a draft the server has, or why it has not all of it. */
export type DraftState = 'saved' | 'saving' | 'offline' | 'signed_out' | 'refused';

/** What a log works with, and whom it tells. */
export interface DraftHost {
  api: ConcordClient;
  store: LocalStore;
  channel: Pick<WorkChannel, 'tell'>;
  userId: string;
  /** Milliseconds between an edit and its sending; less where the browser keeps nothing. */
  delayMs?: () => number;
  onChange: () => void;
  onConflicts: (conflicts: DraftConflict[]) => void;
  /** The item was submitted or skipped elsewhere. */
  onClosed: () => void;
  onProblem: (problem: ApiProblem) => void;
  onLabelSchemaVersion: (version: number) => void;
}
