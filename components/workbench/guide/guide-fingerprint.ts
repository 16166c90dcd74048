/** Returns a short text that differs for different guides, so that a change is noticed (FNV-1a). */
export function guideFingerprint(guide: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < guide.length; index += 1) {
    hash = Math.imul(hash ^ guide.charCodeAt(index), 0x01000193);
  }
  return `${guide.length}-${(hash >>> 0).toString(16)}`;
}
