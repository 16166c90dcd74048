'use client';

import { type ReactNode, useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * Shows its children once the page runs in the browser: for what the server cannot know, such as
 * what is printed on the keys, and what would differ from the page that came from there.
 */
export function AfterHydration({ children }: { children: ReactNode }) {
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return isInBrowser ? children : null;
}
