/** What a comment draft is kept under; null while it is not known who writes. */
export type DraftKey = string | null;

/** One person's draft about something: others who use the browser do not see it. */
export function draftKeyOf(userId: string | undefined, about: string): DraftKey {
  return userId === undefined ? null : `concord-comment-draft-${userId}-${about}`;
}

/** Returns what was last written under the key; nothing where the browser keeps nothing. */
export function readDraft(key: DraftKey): string {
  if (key === null) return '';
  try {
    return window.localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a text, or forgets it where it is empty. Never throws. */
export function writeDraft(key: DraftKey, text: string): void {
  if (key === null) return;
  try {
    if (text === '') window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, text);
  } catch {
    // a browser that keeps nothing: the text lives as long as the page
  }
}
