import type { z } from 'zod';
import type { Region } from '@/core/annotation';
import type {
  AssignmentView,
  claimAssignmentsContract,
} from '@/core/contracts/claim-assignments.contract';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import type { getMeContract } from '@/core/contracts/get-me.contract';

/** A copy that is older is of no use any more, milliseconds. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** What the workbench of a project opens with, as the server last told it. */
export interface BenchCopy {
  project: ProjectView;
  /** Whose copy it is. */
  me: z.output<(typeof getMeContract)['response']>;
}

/** What came with the assignments of a claim, such as the model to pre-label with. */
export type ClaimTerms = Omit<
  z.output<(typeof claimAssignmentsContract)['response']>,
  'assignments'
>;

/** A leased assignment with its picture; null for a text, or where the picture is not kept. */
export interface HeldCopy {
  assignment: AssignmentView;
  file: Blob | null;
}

/** What a person holds in a project, in the order in which it was handed out. */
export interface HeldCopies {
  items: HeldCopy[];
  /** Null where nothing was ever claimed. */
  terms: ClaimTerms | null;
}

/** An answer that was given not long ago. */
export interface AnsweredCopy {
  assignment: AssignmentView;
  /** When it was given, or acknowledged, milliseconds since 1970. */
  keptAt: number;
}

/**
 * Copies of what the server has, so that work goes on after a reload without a network. They are
 * one person's at a time and may go at any moment; what the server lacks is in the LocalStore.
 */
export interface CopyStore {
  readBench(projectId: string): Promise<BenchCopy | null>;
  writeBench(bench: BenchCopy): Promise<void>;
  readHeld(userId: string, projectId: string): Promise<HeldCopies>;
  /** Adds to what is held; what is there already keeps its place and its picture. */
  writeHeld(
    userId: string,
    projectId: string,
    assignments: readonly AssignmentView[],
    terms: ClaimTerms,
  ): Promise<void>;
  /** Keeps the picture of an assignment that is held; nothing where it is not. */
  writePicture(assignmentId: string, file: Blob): Promise<void>;
  /** The assignment has left the desk: it goes with its picture. */
  removeHeld(assignmentId: string): Promise<void>;
  /** What was answered in a project, in the order in which it was. */
  readAnswered(userId: string, projectId: string): Promise<AnsweredCopy[]>;
  /** Answered now; one that is there already keeps its place. */
  writeAnswered(userId: string, assignment: AssignmentView): Promise<void>;
  removeAnswered(assignmentId: string): Promise<void>;
  /** What was last submitted in a project, to be repeated; nothing at first. */
  readRegions(userId: string, projectId: string): Promise<readonly Region[]>;
  writeRegions(userId: string, projectId: string, regions: readonly Region[]): Promise<void>;
  /** Removes what is another person's, or too old to be used; true where there was any. */
  removeOthers(userId: string): Promise<boolean>;
  clear(): Promise<void>;
}

/** True as long as a copy made at `keptAt` may be used; both in milliseconds since 1970. */
export function isFresh(keptAt: number, now: number): boolean {
  return now - keptAt <= KEPT_MS;
}
