'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ProjectView } from '@/core/contracts/create-project.contract';
import { api } from '../../api/use-api';
import { openCopies } from '../../offline/open-copies';
import type { SessionSnapshot } from './session-snapshot';
import { WorkSession } from './work-session';

/** Lets tests run WebGPU on a software adapter: `?gpu=software`. */
function allowsSoftwareAdapter(): boolean {
  return new URLSearchParams(window.location.search).get('gpu') === 'software';
}

/** One session for as long as the page is open. */
export function useWorkSession(
  project: ProjectView,
  userId: string,
): { session: WorkSession | null; snapshot: SessionSnapshot | null } {
  const [session, setSession] = useState<WorkSession | null>(null);
  // read anew in the background it must not begin the work anew
  const first = useRef(project);
  useEffect(() => {
    const allowSoftwareAdapter = allowsSoftwareAdapter();
    const options = { api, project: first.current, userId, allowSoftwareAdapter };
    const fresh = new WorkSession({ ...options, copies: openCopies });
    setSession(fresh);
    void fresh.start();
    return () => fresh.stop();
  }, [userId]);
  const snapshot = useSyncExternalStore(
    session?.subscribe ?? noSubscription,
    session?.getSnapshot ?? noSnapshot,
    noSnapshot,
  );
  return { session, snapshot };
}

const noSubscription = () => () => {};
const noSnapshot = () => null;
