import type { Preferences } from '@/core/preferences';
import { guideFingerprint } from './guide-fingerprint';

/** How a person stands to a guide: there is none, never read, changed since, or read as it is. */
export type GuideState = 'none' | 'new' | 'changed' | 'read';

type Project = { readonly id: string; readonly guide: string };

/** Projects whose reading is remembered: beyond them one is shown its guide again. */
const REMEMBERED_MAX = 300;

/** Returns how the person stands to the project's guide. */
export function guideStateOf({ guidesRead }: Preferences, { id, guide }: Project): GuideState {
  if (guide.trim() === '') return 'none';
  const known = guidesRead[id];
  if (known === undefined) return 'new';
  return known === guideFingerprint(guide) ? 'read' : 'changed';
}

/** Notes that the guide was read as it is now. */
export function markGuideRead(preferences: Preferences, { id, guide }: Project): Preferences {
  const { [id]: _, ...others } = preferences.guidesRead;
  const kept = Object.entries(others).slice(-REMEMBERED_MAX + 1);
  return {
    ...preferences,
    guidesRead: { ...Object.fromEntries(kept), [id]: guideFingerprint(guide) },
  };
}
