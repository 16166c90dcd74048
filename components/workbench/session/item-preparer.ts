import type { ConcordClient } from '@/sdk/concord-client';
import { pictureUrl } from '../picture-url';
import type { LocalStore } from './local-store';
import { openLog } from './open-log';
import type { PreLabeller } from './pre-labeller';
import { decodePicture, loadPicture, type WorkItem } from './work-item';

interface Host {
  api: ConcordClient;
  userId: string;
  store: () => LocalStore;
  preLabeller: PreLabeller;
  /** Something of an item has come. */
  onProgress: () => void;
  onProposal: (item: WorkItem) => void;
  /** The picture of an item is here or on its way. */
  onFile: (item: WorkItem) => void;
}

/**
 * Makes items ready ahead of time: pictures load side by side and are kept as they came, the next
 * few are decoded, and the model looks at those in the order of the work.
 */
export class ItemPreparer {
  #proposing: Promise<unknown> = Promise.resolve();

  constructor(private readonly host: Host) {}

  /** Loads what would not come offline: the picture's file and the draft. */
  hold(item: WorkItem): void {
    const url = pictureUrl(item.assignment.item);
    if (url !== null) {
      const file = item.file ?? loadPicture(url);
      item.file = file;
      // what did not come is asked for again when it is next wanted
      file.catch(() => {
        if (item.file === file) item.file = null;
      });
      this.host.onFile(item);
    }
    if (item.opened === null) void this.#open(item);
  }

  /** Decodes the picture and lets the model look at it. */
  prepare(item: WorkItem): void {
    if (item.isPrepared) return;
    item.isPrepared = true;
    this.hold(item);
    const decoded = this.#decode(item);
    if (item.proposal === null) return;
    const propose = async () => {
      await decoded;
      const { text, widthPx } = item.assignment.item;
      const input = text ?? (item.bitmap === null ? null : await createImageBitmap(item.bitmap));
      item.proposal = input === null ? null : await this.host.preLabeller.propose(input, widthPx);
      this.host.onProposal(item);
    };
    this.#proposing = this.#proposing.then(propose).catch(() => {
      item.proposal = null;
    });
  }

  /** Tries a picture again that did not come, or was none. */
  retry(item: WorkItem): void {
    if (item.failure === null) return;
    const hasModel = this.host.preLabeller.status.kind !== 'none';
    const proposal = hasModel ? undefined : null;
    Object.assign(item, { file: null, failure: null, proposal, isPrepared: false });
    this.prepare(item);
  }

  async #open(item: WorkItem): Promise<void> {
    const { api, userId, store } = this.host;
    item.opened = await openLog(item.assignment, store(), userId, api);
    this.host.onProgress();
  }

  async #decode(item: WorkItem): Promise<void> {
    const file = await item.file?.catch(() => null);
    if (file === null) item.failure = 'lost';
    else if (file !== undefined) {
      try {
        item.bitmap = await decodePicture(file, item.assignment.item);
      } catch {
        item.failure = 'unreadable';
      }
    }
    this.host.onProgress();
  }
}
