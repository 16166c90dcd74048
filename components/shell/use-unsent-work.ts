'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { api } from '../api/use-api';
import { whenIdle } from '../ui/when-idle';
import type { UnsentState, UnsentWork } from '../workbench/session/unsent-work';

const WORK_DATABASE = 'concord-work';
const NOTHING: UnsentState = { count: 0, hasFailed: false };

/** False where no label page has ever kept anything in this browser, so that nothing is loaded. */
async function mayHoldWork(): Promise<boolean> {
  // older browsers cannot list their databases
  if (typeof indexedDB === 'undefined' || indexedDB.databases === undefined) return true;
  const names = (await indexedDB.databases()).map(({ name }) => name);
  return names.includes(WORK_DATABASE);
}

async function openUnsentWork(userId: string): Promise<UnsentWork | null> {
  if (!(await mayHoldWork())) return null;
  const { UnsentWork: Opened } = await import('../workbench/session/unsent-work');
  return Opened.open(api, userId);
}

/**
 * Sends what the person's label pages have left in this browser, once the page is idle. `find`
 * gives it, also where it was left since; null where there is none.
 */
export function useUnsentWork(userId: string | undefined): {
  state: UnsentState;
  work: UnsentWork | null;
  find: () => Promise<UnsentWork | null>;
} {
  const [work, setWork] = useState<UnsentWork | null>(null);
  useEffect(() => {
    if (userId === undefined) return undefined;
    let isOver = false;
    whenIdle(async () => {
      // a page that has no network to load it with has none to send by either
      const found = isOver ? null : await openUnsentWork(userId).catch(() => null);
      if (isOver) found?.stop();
      // one that was asked for meanwhile may be in use
      else setWork((held) => held ?? found);
    });
    return () => {
      isOver = true;
      setWork(null);
    };
  }, [userId]);
  useEffect(() => {
    void work?.send();
    return () => work?.stop();
  }, [work]);
  const find = useCallback(async () => {
    if (work !== null || userId === undefined) return work;
    const found = await openUnsentWork(userId).catch(() => null);
    setWork(found);
    return found;
  }, [work, userId]);
  const state = useSyncExternalStore(
    work?.subscribe ?? noSubscription,
    work?.getState ?? nothing,
    nothing,
  );
  return { state, work, find };
}

const noSubscription = () => () => {};
const nothing = () => NOTHING;
