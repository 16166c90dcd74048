/**
 * Returns the Markdown with a picture in a paragraph of its own at a position (code units; null:
 * at the end).
 */
export function insertPicture(
  text: string,
  at: number | null,
  { url, alt }: { url: string; alt: string },
): string {
  const place = Math.min(at ?? text.length, text.length);
  const before = text.slice(0, place).trimEnd();
  const after = text.slice(place).trimStart();
  const picture = `![${alt.replace(/[[\]\\]/g, '')}](${url})`;
  return [before, picture, after].filter((part) => part !== '').join('\n\n');
}
