'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The address at which the reader has the server open; empty while the server renders. */
export function useOrigin(): string {
  return useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
}
