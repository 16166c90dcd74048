import { applyDraftDiffs } from '@/core/draft/draft-diff';
import type { DraftDocument } from '@/core/draft/draft-document';
import { type DraftOperation, keepNewest, OPERATIONS_KEPT } from '@/core/draft/draft-operation';
import { draftOf } from '@/core/draft/merge-logs';
import type { DraftReceipt, StoredLog } from './local-store';

/** The operations of one draft in order, the ground they stand on, and what the server has of them. */
export class DraftLedger {
  #log: StoredLog;
  #operations: DraftOperation[];

  constructor(opened: StoredLog) {
    this.#log = opened;
    this.#operations = [...opened.operations];
  }

  /** The number of the newest operation; 0 where there is none. */
  get seq(): number {
    return this.#operations.at(-1)?.seq ?? this.#log.ackedSeq;
  }

  /** Everything, as it would be opened again. */
  get stored(): StoredLog {
    return { ...this.#log, operations: this.#operations };
  }

  /** Every operation that is kept, oldest first, and the draft before them. */
  get history(): { base: DraftDocument; operations: readonly DraftOperation[] } {
    return { base: this.#log.base, operations: this.#operations };
  }

  get receipt(): DraftReceipt {
    const { version, ackedSeq } = this.#log;
    return { version, ackedSeq };
  }

  /** The server lacks some of it. */
  get isUnsaved(): boolean {
    return this.seq > this.#log.ackedSeq;
  }

  /** The operations after the one of this number. */
  after(seq: number): DraftOperation[] {
    return this.#operations.filter((operation) => operation.seq > seq);
  }

  /** The log as it was after an operation; no operations for a number below the first. */
  upTo(seq: number): { base: DraftDocument; operations: DraftOperation[] } {
    const operations = this.#operations.filter((operation) => operation.seq <= seq);
    return { base: this.#log.base, operations };
  }

  /** Adds operations that follow the newest. */
  append(operations: readonly DraftOperation[]): void {
    this.#operations.push(...operations);
  }

  /** Beyond the limits the oldest operations become part of the ground. */
  shorten(): void {
    if (this.#operations.length < OPERATIONS_KEPT * 1.2) return;
    const kept = keepNewest(this.#operations);
    const gone = this.#operations.slice(0, this.#operations.length - kept.length);
    const base = applyDraftDiffs(
      this.#log.base,
      gone.map(({ diff }) => diff),
    );
    this.#log = { ...this.#log, base };
    this.#operations = [...kept];
  }

  /** Notes what the server has; false where more was known already. */
  acknowledge({ version, ackedSeq }: DraftReceipt): boolean {
    if (version <= this.#log.version) return false;
    this.#log = { ...this.#log, version, ackedSeq };
    return true;
  }

  /** Puts what came of joining another log in the place of all; the server has what that one says. */
  replace(
    joined: Pick<StoredLog, 'base' | 'operations'>,
    { version, ackedSeq }: DraftReceipt,
  ): void {
    this.#log = { ...joined, version, ackedSeq };
    this.#operations = [...joined.operations];
  }

  /** The draft that all operations lead to. */
  get draft(): DraftDocument {
    return draftOf(this.history);
  }
}
