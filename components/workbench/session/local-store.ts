import type { z } from 'zod';
import type { createCommentContract } from '@/core/contracts/create-comment.contract';
import type { skipAssignmentContract } from '@/core/contracts/skip-assignment.contract';
import type { submitAnnotationContract } from '@/core/contracts/submit-annotation.contract';
import type { DraftDocument } from '@/core/draft/draft-document';
import type { DraftOperation } from '@/core/draft/draft-operation';
import type { EntityId } from '@/core/ids';

export type AssignmentId = EntityId<'assignment'>;
export type SkipBody = z.input<(typeof skipAssignmentContract)['body']>;
export type SubmitBody = z.input<(typeof submitAnnotationContract)['body']>;

/** A submitted answer that the server has not acknowledged yet. */
export interface UnsentAnswer {
  assignmentId: AssignmentId;
  userId: string;
  idempotencyKey: string;
  body: SubmitBody;
  /** The task is given back instead, for this reason; `body` is empty then. */
  skip?: SkipBody;
  /** Milliseconds since 1970; the order in which answers are sent. */
  queuedAt: number;
  /** For people: absent in answers kept by an earlier version. */
  itemName?: string;
}

/** A comment that the server has not acknowledged yet. */
export interface UnsentComment {
  /** Made when the person sends it: it tells comments apart here and on the server. */
  idempotencyKey: string;
  userId: string;
  projectId: EntityId<'project'>;
  body: z.output<(typeof createCommentContract)['body']>;
  /** Milliseconds since 1970; the order in which comments are sent. */
  queuedAt: number;
}

/** What the server is known to have of a draft. */
export interface DraftReceipt {
  /** 0 where it has none. */
  version: number;
  /** The newest operation it has acknowledged. */
  ackedSeq: number;
}

/** A draft as the browser keeps it: where it began, and every operation since. */
export interface StoredLog extends DraftReceipt {
  base: DraftDocument;
  operations: readonly DraftOperation[];
}

/** Whose log, and where the operations that follow are to be joined on. */
export interface LogPlace {
  id: AssignmentId;
  userId: string;
  /** Gives the draft before the operations: the ground where the browser has no log yet. */
  base: () => DraftDocument;
  /** The id of the operation before them; null where they are the first. */
  after: string | null;
}

/** What the browser keeps so that nothing is lost: logs of drafts, unsent answers and comments. */
export interface LocalStore {
  readLog(id: AssignmentId): Promise<StoredLog | null>;
  /** False, and nothing is written, where another tab has written other operations there. */
  appendOperations(place: LogPlace, operations: readonly DraftOperation[]): Promise<boolean>;
  /** Puts another log in the place of what is there; one that was answered stays so. */
  replaceLog(id: AssignmentId, userId: string, log: StoredLog): Promise<void>;
  writeReceipt(id: AssignmentId, receipt: DraftReceipt): Promise<void>;
  removeLog(id: AssignmentId): Promise<void>;
  /** One person's drafts that the server does not have wholly. */
  listUnsaved(userId: string): Promise<AssignmentId[]>;
  /** Queues the answer; its log stays for as long as the answer can be taken back. */
  queueAnswer(answer: UnsentAnswer): Promise<void>;
  /** One person's unsent answers in the order in which they were given. */
  listUnsent(userId: string): Promise<UnsentAnswer[]>;
  removeUnsent(id: AssignmentId): Promise<void>;
  /** Queues the comment; once more under the same key it takes the place of itself. */
  queueComment(comment: UnsentComment): Promise<void>;
  /** One person's unsent comments in the order in which they were written. */
  listUnsentComments(userId: string): Promise<UnsentComment[]>;
  removeUnsentComment(idempotencyKey: string): Promise<void>;
  /** How many unsent answers and comments others have left in this browser. */
  countOthers(userId: string): Promise<number>;
  /** The answer was taken back: its log is in use again. */
  reopenLog(id: AssignmentId): Promise<void>;
  /** Removes the logs of answers that were given before this instant, milliseconds since 1970. */
  removeAnswered(before: number): Promise<void>;
}
