import type { Region } from '@/core/annotation';
import type { AssignmentView } from '@/core/contracts/claim-assignments.contract';
import type { AnsweredCopy, ClaimTerms, CopyStore, HeldCopies } from '../../offline/copy-store';
import { whenIdle } from '../../ui/when-idle';
import type { Claimed } from './lease-pack';
import type { AssignmentId } from './local-store';
import type { WorkItem } from './work-item';

const NOTHING: HeldCopies = { items: [], terms: null };

/**
 * Keeps copies of what one person holds in a project for as long as it lies on the desk, so that a
 * page opened without a network goes on with it. Copies are a comfort: where the browser refuses,
 * nothing of the work is held up, and nothing rejects.
 */
export class CopyKeeper {
  #work: Promise<unknown> = Promise.resolve();
  /** Of the last claim. */
  #terms: ClaimTerms = { preLabelSource: null };
  readonly #withPicture = new Set<AssignmentId>();
  /** Pictures on their way. */
  readonly #keeping = new Set<Promise<unknown>>();

  constructor(
    private readonly open: () => Promise<CopyStore>,
    private readonly userId: string,
    private readonly projectId: string,
  ) {}

  /** Keeps what a claim has put on the desk. */
  keep({ assignments, ...terms }: Claimed): void {
    this.#terms = terms;
    this.#keep(assignments);
  }

  /** Keeps what has come back to the desk: its answer was taken back. */
  keepAgain(assignment: AssignmentView): void {
    this.#keep([assignment]);
  }

  /** Keeps the picture of an item, once, when the page is idle. */
  keepPicture({ assignment: { id }, file }: Pick<WorkItem, 'assignment' | 'file'>): void {
    if (file === null || this.#withPicture.has(id)) return;
    this.#withPicture.add(id);
    const keep = async () => {
      const bytes = await file;
      await new Promise<void>((resolve) => whenIdle(resolve));
      await this.#do((store) => store.writePicture(id, bytes));
    };
    const keeping = keep().catch(() => this.#withPicture.delete(id));
    this.#keeping.add(keeping);
    void keeping.then(() => this.#keeping.delete(keeping));
  }

  /** Resolves once everything so far is kept, as far as it can be. */
  async settled(): Promise<void> {
    await Promise.all(this.#keeping);
    await this.#work;
  }

  /** The item has left the desk: nothing of it stays. */
  leave(id: AssignmentId): void {
    this.#withPicture.delete(id);
    void this.#do((store) => store.removeHeld(id));
  }

  /** Lets go of everything that is not on the desk. */
  keepOnly(ids: readonly AssignmentId[]): void {
    void this.#do(async (store) => {
      const { items } = await store.readHeld(this.userId, this.projectId);
      const left = items.filter(({ assignment }) => !ids.includes(assignment.id));
      for (const { assignment } of left) await store.removeHeld(assignment.id);
    });
  }

  /** Returns what can be worked on without the server: texts, and pictures that are here. */
  async restore(): Promise<HeldCopies> {
    const held = await this.#do((store) => store.readHeld(this.userId, this.projectId));
    const { items, terms } = held ?? NOTHING;
    this.#terms = terms ?? this.#terms;
    const usable = items.filter(({ assignment, file }) => {
      return assignment.item.text !== null || file !== null;
    });
    return { items: usable, terms };
  }

  /** Keeps what was answered, to be gone back to; once more when the server has the answer. */
  keepAnswered(assignment: AssignmentView): void {
    void this.#do((store) => store.writeAnswered(this.userId, assignment));
  }

  /** It cannot be gone back to any more. */
  forgetAnswered(id: AssignmentId): void {
    void this.#do((store) => store.removeAnswered(id));
  }

  /** Keeps what was last submitted, to be repeated. */
  keepRegions(regions: readonly Region[]): void {
    void this.#do((store) => store.writeRegions(this.userId, this.projectId, regions));
  }

  /** Returns what was answered before the page was opened, oldest first, and the last regions. */
  async restoreAnswered(): Promise<{ answered: AnsweredCopy[]; regions: readonly Region[] }> {
    const { userId, projectId } = this;
    const answered = await this.#do((store) => store.readAnswered(userId, projectId));
    const regions = await this.#do((store) => store.readRegions(userId, projectId));
    return { answered: answered ?? [], regions: regions ?? [] };
  }

  #keep(assignments: readonly AssignmentView[]): void {
    const [{ userId, projectId }, terms] = [this, this.#terms];
    void this.#do((store) => store.writeHeld(userId, projectId, assignments, terms));
  }

  /** One thing after the other, in their order; null where it failed. */
  #do<T>(work: (store: CopyStore) => Promise<T>): Promise<T | null> {
    const done = this.#work.then(async () => work(await this.open())).catch(() => null);
    this.#work = done;
    return done;
  }
}
