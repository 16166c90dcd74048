import { saveDraftContract } from '@/core/contracts/save-draft.contract';
import { keepNewest } from '@/core/draft/draft-operation';
import { ApiProblem } from '@/sdk/api-problem';
import type { DraftHost, DraftState } from './draft-host';
import type { DraftLedger } from './draft-ledger';
import type { AssignmentId, DraftReceipt, StoredLog } from './local-store';
import { fetchLog } from './open-log';
import { PATIENCE_MS } from './patience';
import { runLocked } from './run-locked';

const SERVER_DELAY_MS = 500;
const RETRY_MS = 5_000;
const TRIES_MAX = 5;

/** The log whose operations are sent. */
export interface SentLog {
  readonly ledger: DraftLedger;
  readonly state: DraftState;
  setState(state: DraftState): void;
  acknowledge(receipt: DraftReceipt): void;
  /** Resolves once the browser's store has what it was given. */
  kept(): Promise<void>;
  /** Joins what the server has in, and has it stored; false where that has to wait. */
  joinAndKeep(theirs: StoredLog): Promise<boolean>;
}

/**
 * Sends one draft's operations to the server, soon after they were made, one tab at a time. What
 * the server has and this browser has not is joined in first.
 */
export class DraftSender {
  #sending: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(
    private readonly id: AssignmentId,
    private readonly log: SentLog,
    private readonly host: DraftHost,
  ) {}

  /** Sends after so many milliseconds; sooner where that was said before. */
  schedule(delayMs: number): void {
    if (this.#timer !== undefined || this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#send();
    }, delayMs);
  }

  /** Sends as long after an edit as the host wants it. */
  scheduleEdit(): void {
    this.schedule(this.host.delayMs?.() ?? SERVER_DELAY_MS);
  }

  /** Sends now what the server lacks; resolves when that was tried. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#send();
  }

  /** Nothing is sent by itself any more. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #send(): Promise<void> {
    this.#sending ??= runLocked(`concord-draft-${this.id}`, () => this.#sendAll()).finally(() => {
      this.#sending = null;
      if (this.log.state === 'offline') this.schedule(RETRY_MS);
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    const { ledger } = this.log;
    await this.log.kept();
    for (let attempt = 0; attempt < TRIES_MAX && ledger.isUnsaved; attempt += 1) {
      try {
        await this.#sendPart();
        if (ledger.isUnsaved) this.schedule(SERVER_DELAY_MS);
        return;
      } catch (error) {
        const problem = error instanceof ApiProblem ? error : null;
        if (problem?.code !== 'stale_version') return this.#fail(problem);
        if (!(await this.#joinServer())) return;
      }
    }
    this.log.setState(ledger.isUnsaved ? 'offline' : 'saved');
  }

  async #sendPart(): Promise<void> {
    const slow = setTimeout(() => this.log.setState('offline'), PATIENCE_MS.telling);
    try {
      await this.#sendOperations();
    } finally {
      clearTimeout(slow);
    }
  }

  async #sendOperations(): Promise<void> {
    const { ledger } = this.log;
    const { version, ackedSeq } = ledger.receipt;
    const operations = keepNewest(ledger.after(ackedSeq));
    const isWhole = version > 0 && operations[0]?.seq === ackedSeq + 1;
    const answer = await this.host.api.call(saveDraftContract, {
      params: { assignmentId: this.id },
      body: { operations: [...operations], ...(isWhole ? {} : { document: ledger.draft }) },
      ifMatch: version,
      timeoutMs: PATIENCE_MS.sending,
    });
    const receipt = { version: answer.version, ackedSeq: answer.seq };
    this.log.acknowledge(receipt);
    await this.host.store.writeReceipt(this.id, receipt);
    this.host.channel.tell({ kind: 'receipt', assignmentId: this.id, receipt });
    this.host.onLabelSchemaVersion(answer.labelSchemaVersion);
  }

  /** The server has what this browser has not: joins it in; false where that has to wait. */
  async #joinServer(): Promise<boolean> {
    try {
      const theirs = await fetchLog(this.host.api, this.id);
      if (theirs === null || !(await this.log.joinAndKeep(theirs))) {
        this.schedule(SERVER_DELAY_MS);
        return false;
      }
      this.host.channel.tell({ kind: 'replaced', assignmentId: this.id });
      return true;
    } catch (error) {
      this.#fail(error instanceof ApiProblem ? error : null);
      return false;
    }
  }

  #fail(problem: ApiProblem | null): void {
    if (problem?.code === 'assignment_closed') {
      if (!this.#isClosed) this.host.onClosed();
    } else if (problem?.code === 'unauthenticated') this.log.setState('signed_out');
    else if (problem === null || problem.status === 0 || problem.status >= 500) {
      this.log.setState('offline');
    } else if (problem.code === 'rate_limited') this.log.setState('offline');
    else this.log.setState('refused');
    if (problem !== null) this.host.onProblem(problem);
  }
}
