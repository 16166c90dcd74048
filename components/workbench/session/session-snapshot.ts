import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { DraftConflict } from '@/core/draft/merge-operations';
import type { UnsentAnswer, UnsentComment } from './local-store';
import type { Refused } from './send-queue';
import type { ModelStatus } from './pre-labeller';
import type { StoreTrouble } from './safe-store';
import type { WorkItem } from './work-item';

/** A word on what has just happened, shown quietly. */
export type SessionNotice =
  | { kind: 'submitted' | 'reopened' | 'answered_elsewhere' | 'skipped_elsewhere'; name: string }
  /** Nothing was submitted: the picture has not come. */
  | { kind: 'no_picture'; name: string }
  /** A code of the server's, or of `details.reason` where it gives one. */
  | { kind: 'cannot_reopen'; name: string; reason: string }
  | { kind: 'pack_ready'; count: number }
  /** Nothing was submitted: an earlier step of the history is shown, this one. */
  | { kind: 'looking_back'; lookedAt: number };

/** What the workbench shows; the same object until something changes. */
export interface SessionSnapshot {
  phase: 'loading' | 'working' | 'done' | 'failed';
  /** As it stands in this view; a newer label schema waits for `updateView`. */
  project: ProjectView;
  item: WorkItem | null;
  failure: unknown;
  save: 'saved' | 'saving' | 'offline';
  /** Unsent answers and comments, and the draft at hand where the server lacks some of it. */
  unsentCount: number;
  unsent: readonly UnsentAnswer[];
  unsentComments: readonly UnsentComment[];
  /** How many comments this page has sent. */
  sentCommentCount: number;
  /** The draft at hand has operations that the server lacks. */
  isDraftUnsent: boolean;
  /** When everything was last known to be on the server, milliseconds since 1970. */
  savedAt: number | null;
  needsSignIn: boolean;
  /** The browser is signed in as somebody else by now: nothing is sent. */
  isForeign: boolean;
  /** Answers and comments that another person has left in this browser, unsent. */
  othersUnsent: number;
  refused: readonly Refused<UnsentAnswer>[];
  refusedComments: readonly Refused<UnsentComment>[];
  /** Why the browser keeps nothing beyond this page; null where it does. */
  trouble: StoreTrouble | null;
  /** What two places did differently to the item at hand. */
  conflicts: readonly DraftConflict[];
  notice: SessionNotice | null;
  /** The operation after which the draft is shown, to be looked at only; null: the present. */
  lookedAt: number | null;
  /** The newest operation of the draft at hand. */
  historySeq: number;
  hasNewerSchema: boolean;
  /** An earlier answer can be taken back. */
  canReopen: boolean;
  /** Many tasks are held, to go on offline. */
  isPackLarge: boolean;
  /** Tasks held for later, this one not counted. */
  packSize: number;
  model: ModelStatus;
  submittedCount: number;
}

/** Nothing was submitted because an earlier step is shown, and that step still is. */
export function isHeldBack({
  notice,
  lookedAt,
}: Pick<SessionSnapshot, 'notice' | 'lookedAt'>): boolean {
  return notice?.kind === 'looking_back' && notice.lookedAt === lookedAt;
}
