import { expect, type Page } from '@playwright/test';
import type { PreferencesView } from '@/core/contracts/get-preferences.contract';

/** Switches on or off, in the preferences of whom the page is signed in as, that clicks take candidates. */
export async function setCandidateClicks(
  { request }: Page,
  origin: string,
  isOn: boolean,
): Promise<void> {
  const url = `${origin}/api/v1/me/preferences`;
  const { preferences, version } = (await (await request.get(url)).json()) as PreferencesView;
  const view = { ...preferences.view, takesCandidates: isOn };
  const answer = await request.put(url, {
    headers: { origin, 'if-match': `"v${version}"` },
    data: { ...preferences, view },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}
