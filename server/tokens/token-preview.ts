/** Returns the first characters of a token: enough to tell one’s tokens apart, useless as a secret. */
export function tokenPreview(token: string): string {
  return `${token.slice(0, 9)}…`;
}
