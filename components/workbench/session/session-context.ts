'use client';

import { createContext, useContext } from 'react';
import type { SessionSnapshot } from './session-snapshot';
import type { WorkSession } from './work-session';

/** The work that is going on and how it stands. */
export interface CurrentSession {
  session: WorkSession;
  snapshot: SessionSnapshot;
  /** The panel that shows what was done to the item at hand. */
  history: { isOpen: boolean; toggle: () => void; close: () => void };
  /** The browser has kept the page: it opens without a network. */
  isPageKept: boolean;
}

export const SessionContext = createContext<CurrentSession | null>(null);

/** The session of the workbench around. @throws outside one */
export function useSession(): CurrentSession {
  const current = useContext(SessionContext);
  if (current === null) throw new Error('There is no session here');
  return current;
}
