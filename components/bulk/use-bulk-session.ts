'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { api } from '../api/use-api';
import { BulkSession, type BulkSnapshot } from './bulk-session';

const noSubscription = () => () => {};
const noSnapshot = () => null;

/** One list for as long as the page is open. */
export function useBulkSession(
  project: ProjectView,
  userId: string,
): { session: BulkSession | null; snapshot: BulkSnapshot | null } {
  const [session, setSession] = useState<BulkSession | null>(null);
  useEffect(() => {
    const isSoftware = new URLSearchParams(window.location.search).get('gpu') === 'software';
    const fresh = new BulkSession({ api, project, userId, allowSoftwareAdapter: isSoftware });
    setSession(fresh);
    void fresh.start();
    return () => fresh.stop();
  }, [project, userId]);
  const snapshot = useSyncExternalStore(
    session?.subscribe ?? noSubscription,
    session?.getSnapshot ?? noSnapshot,
    noSnapshot,
  );
  return { session, snapshot };
}
