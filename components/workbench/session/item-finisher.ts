import { answerOfItem } from './answer-of-item';
import type { AnswerQueue } from './answer-queue';
import type { CopyKeeper } from './copy-keeper';
import type { EarlierAnswers } from './earlier-answers';
import type { SkipBody } from './local-store';
import type { SessionFacts } from './read-snapshot';
import type { WorkMessage } from './work-channel';
import type { WorkDesk } from './work-desk';

interface Host {
  desk: WorkDesk;
  /** What is submitted can be gone back to. */
  earlier: EarlierAnswers;
  copies: CopyKeeper;
  /** What the session knows: what came of it is noted, and answers are counted. */
  facts: SessionFacts;
  /** Null before the session has begun. */
  answers: () => AnswerQueue | null;
  tell: (message: WorkMessage) => void;
  onChange: () => void;
}

/**
 * Finishes the item at hand, submitted or given back: the next one is opened at once, and what is
 * sent waits in the browser.
 */
export class ItemFinisher {
  constructor(private readonly host: Host) {}

  /**
   * Keeps the answer safe in the browser, opens the next item, sends in the background. While an
   * earlier step of the history is shown, or no picture has come, it only says so: what is seen is
   * not what would be sent.
   */
  async submit(): Promise<void> {
    const { desk, earlier, copies, facts, answers, tell, onChange } = this.host;
    const item = desk.items[0];
    if (item?.editor == null || facts.phase !== 'working' || desk.isReopening) return;
    const lookedAt = desk.log?.lookedAt ?? null;
    if (lookedAt !== null) {
      facts.notice = { kind: 'looking_back', lookedAt };
      onChange();
      return;
    }
    const {
      id: assignmentId,
      item: { name },
    } = item.assignment;
    if (item.failure !== null) {
      facts.notice = { kind: 'no_picture', name };
      onChange();
      return;
    }
    const body = answerOfItem(item.editor, item);
    desk.carried.previousRegions = body.regions;
    if (facts.project.kind === 'image') copies.keepRegions(body.regions);
    facts.submittedCount += 1;
    facts.notice = { kind: 'submitted', name };
    earlier.remember(item);
    void desk.leaveFirst()?.close();
    tell({ kind: 'answered', assignmentId });
    await answers()?.add({ assignmentId, body, itemName: name });
  }

  /** Gives the task at hand back with a reason, on its way like an answer, and opens the next one. */
  async skip(skip: SkipBody): Promise<void> {
    const { desk, facts, answers, tell } = this.host;
    const item = desk.items[0];
    if (item === undefined || facts.phase !== 'working' || desk.isReopening) return;
    const {
      id: assignmentId,
      item: { name },
    } = item.assignment;
    void desk.leaveFirst()?.close();
    tell({ kind: 'skipped', assignmentId });
    await answers()?.add({ assignmentId, body: {}, skip, itemName: name });
  }
}
