import type { ProjectView } from '@/core/contracts/create-project.contract';
import { ApiProblem } from '@/sdk/api-problem';
import type { QueueState } from './answer-queue';
import type { DraftLog } from './draft-log';
import type { UnsentComment } from './local-store';
import type { SendState } from './send-queue';
import type { ModelStatus } from './pre-labeller';
import type { SessionSnapshot } from './session-snapshot';
import type { WorkItem } from './work-item';

type Told =
  | 'phase'
  | 'project'
  | 'failure'
  | 'savedAt'
  | 'isForeign'
  | 'othersUnsent'
  | 'trouble'
  | 'conflicts'
  | 'notice'
  | 'submittedCount'
  | 'sentCommentCount';

/** What a session knows beside what its parts know: told as it stands, but for the last four. */
export interface SessionFacts extends Pick<SessionSnapshot, Told> {
  /** Of the label schema, as far as anything has told of it. */
  newestSchemaVersion: number;
  isOnline: boolean;
  /** The work stands on what the browser has kept: the server could not be asked yet. */
  isCut: boolean;
  /** The server has last said that nobody is signed in. */
  isSignedOut: boolean;
}

/** Returns what a session knows before it has begun. */
export function makeSessionFacts(project: ProjectView): SessionFacts {
  return {
    ...{ phase: 'loading', project, failure: null, savedAt: null, submittedCount: 0 },
    sentCommentCount: 0,
    ...{ isForeign: false, othersUnsent: 0, trouble: null, conflicts: [], notice: null },
    ...{ newestSchemaVersion: 0, isOnline: navigator.onLine, isCut: false, isSignedOut: false },
  };
}

/** The parts of a session that a snapshot is read from. */
interface SessionParts {
  items: readonly WorkItem[];
  /** Of the item at hand. */
  log: Pick<DraftLog, 'state' | 'lookedAt' | 'seq'> | null;
  /** Null before there is a queue. */
  queue: QueueState | null;
  comments: SendState<UnsentComment> | null;
  canReopen: boolean;
  isPackLarge: boolean;
  model: ModelStatus;
}

/** Returns what the workbench is to show now. */
export function readSnapshot(facts: SessionFacts, parts: SessionParts): SessionSnapshot {
  const { newestSchemaVersion, isOnline, isCut, isSignedOut, ...told } = facts;
  const { items, log, queue, comments, canReopen, isPackLarge, model } = parts;
  const draft = log?.state ?? 'saved';
  const [unsent, unsentComments] = [queue?.unsent ?? [], comments?.unsent ?? []];
  const isDraftUnsent = draft !== 'saved';
  const needsSignIn =
    [queue, comments].some((outbox) => outbox?.needsSignIn) ||
    draft === 'signed_out' ||
    isSignedOut ||
    (told.failure instanceof ApiProblem && told.failure.code === 'unauthenticated');
  const isOffline =
    !isOnline ||
    isCut ||
    draft === 'offline' ||
    [queue, comments].some((outbox) => outbox?.isOffline);
  const unsentCount = unsent.length + unsentComments.length + (isDraftUnsent ? 1 : 0);
  const isSaved = unsentCount === 0;
  return {
    ...told,
    ...{ canReopen, isPackLarge, model, isDraftUnsent, needsSignIn },
    ...{ unsent, unsentComments, unsentCount },
    item: told.phase === 'working' ? (items[0] ?? null) : null,
    save: isOffline || needsSignIn || told.isForeign ? 'offline' : isSaved ? 'saved' : 'saving',
    savedAt: isSaved && !isOffline && queue !== null ? Date.now() : told.savedAt,
    refused: queue?.refused ?? [],
    refusedComments: comments?.refused ?? [],
    lookedAt: log?.lookedAt ?? null,
    historySeq: log?.seq ?? 0,
    hasNewerSchema: newestSchemaVersion > told.project.labelSchemaVersion,
    packSize: Math.max(0, items.length - 1),
  };
}
