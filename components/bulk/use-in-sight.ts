'use client';

import { useEffect, useRef } from 'react';
import type { AssignmentId } from '../workbench/session/local-store';
import type { BulkSession } from './bulk-session';

/** So much of a card must be in sight. */
const SHARE_MIN = 0.75;

/** Tells the list when its card comes into sight and goes out of it. */
export function useInSight(session: BulkSession, id: AssignmentId) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (card.current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        session.board.setPainted(id, entry.isIntersecting, performance.now());
      },
      { threshold: SHARE_MIN },
    );
    observer.observe(card.current);
    return () => observer.disconnect();
  }, [session, id]);
  return card;
}
