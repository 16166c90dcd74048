import { getMeContract } from '@/core/contracts/get-me.contract';
import { ApiProblem } from '@/sdk/api-problem';
import type { ConcordClient } from '@/sdk/concord-client';
import { PATIENCE_MS } from './patience';
import type { SessionFacts } from './read-snapshot';

interface Host {
  api: ConcordClient;
  /** Whose work it is. */
  userId: string;
  /** What the server says is noted there. */
  facts: Pick<SessionFacts, 'isForeign' | 'isSignedOut'>;
  onChange: () => void;
}

/** Asks the server who is signed in; whoever it is not, nothing of theirs is sent. Null: it does not say. */
export async function isStillSelf({ api, userId, facts, onChange }: Host): Promise<boolean | null> {
  try {
    const me = await api.call(getMeContract, { timeoutMs: PATIENCE_MS.asking });
    facts.isForeign = me.id !== userId;
    facts.isSignedOut = false;
  } catch (error) {
    const hasEnded = error instanceof ApiProblem && error.code === 'unauthenticated';
    facts.isSignedOut ||= hasEnded;
    return null;
  } finally {
    onChange();
  }
  return !facts.isForeign;
}

/** The same where nothing has to be noted, as beside the workbench. */
export async function isSelf(api: ConcordClient, userId: string): Promise<boolean | null> {
  return api.call(getMeContract, { timeoutMs: PATIENCE_MS.asking }).then(
    ({ id }) => id === userId,
    () => null,
  );
}
