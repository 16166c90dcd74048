'use client';

import { useSyncExternalStore } from 'react';
import { getMeContract } from '@/core/contracts/get-me.contract';
import { DEFAULT_PREFERENCES, type Preferences } from '@/core/preferences';
import { api, useApiQuery } from '../api/use-api';
import { type PreferencesSnapshot, PreferencesStore } from './preferences-store';

const stores = new Map<string, PreferencesStore>();

function storeOf(userId: string): PreferencesStore {
  const known = stores.get(userId);
  if (known !== undefined) return known;
  const made = new PreferencesStore(api, window.localStorage, userId);
  stores.set(userId, made);
  window.addEventListener('online', () => void made.flush());
  window.addEventListener('storage', made.adopt);
  void made.load();
  return made;
}

const NOBODYS: PreferencesSnapshot = { preferences: DEFAULT_PREFERENCES, isLoaded: false };
const subscribeToNothing = () => () => {};

/** What the signed-in person has chosen, and the way to change it; the defaults until they are known. */
export function usePreferences(): PreferencesSnapshot & {
  /** Null until it is known who is signed in. */
  userId: string | null;
  change: (change: (preferences: Preferences) => Preferences) => void;
} {
  const me = useApiQuery(getMeContract, {}, { staleTime: 60_000 });
  const userId = me.data?.id;
  const store = userId === undefined || typeof window === 'undefined' ? undefined : storeOf(userId);
  const snapshot = useSyncExternalStore(
    store?.subscribe ?? subscribeToNothing,
    store?.getSnapshot ?? (() => NOBODYS),
    () => NOBODYS,
  );
  return { ...snapshot, userId: userId ?? null, change: (change) => store?.change(change) };
}
