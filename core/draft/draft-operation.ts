import { z } from 'zod';
import { applyDraftDiffs, type DraftDiff, DraftDiffSchema, reverseDraftDiff } from './draft-diff';
import type { DraftDocument } from './draft-document';

/** How many operations of one draft are kept; undo and time travel reach back so far. */
export const OPERATIONS_KEPT = 1000;
/** How many bytes of JSON the operations of one draft may take; the oldest go first. */
export const OPERATIONS_BYTES_MAX = 4 * 1024 * 1024;

/**
 * One settled operation of a draft. `edit` is a step that can be undone, or with `joins` more of
 * the step before; `undo` and `redo` move one step between the two stacks; `aside` is no part of
 * them (a model's proposals, the sticky class). `diff` is what really changed.
 */
export const DraftOperationSchema = z
  .object({
    /** From 1, without gaps. */
    seq: z.number().int().min(1),
    /** Made by who writes it: the same operation sent twice is known by it. */
    id: z.string().min(8).max(40),
    /** Milliseconds since 1970 on the writer's clock. */
    at: z.number().min(0).max(8_640_000_000_000_000),
    kind: z.enum(['edit', 'undo', 'redo', 'aside']),
    /** The action or gesture, such as `draw-box`. */
    name: z.string().max(60),
    joins: z.boolean(),
    diff: DraftDiffSchema,
  })
  .strict();
export type DraftOperation = z.infer<typeof DraftOperationSchema>;

/** Returns the draft as it was before the operations, of which it is the outcome. */
export function rewindDraft(
  document: DraftDocument,
  operations: readonly { diff: DraftDiff }[],
): DraftDocument {
  const reversed = operations.map(({ diff }) => reverseDraftDiff(diff)).reverse();
  return applyDraftDiffs(document, reversed);
}

/** Returns the newest operations within both limits. */
export function keepNewest(operations: readonly DraftOperation[]): readonly DraftOperation[] {
  let bytes = 0;
  let first = operations.length;
  while (first > 0 && operations.length - first < OPERATIONS_KEPT) {
    bytes += JSON.stringify(operations[first - 1]).length;
    if (bytes > OPERATIONS_BYTES_MAX) break;
    first -= 1;
  }
  return first === 0 ? operations : operations.slice(first);
}
