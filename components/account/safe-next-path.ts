/** Returns a path of our own origin: whatever else `next` says leads to the start page. */
export function safeNextPath(next: string | null): string {
  if (next === null || !/^\/(?![/\\])/.test(next)) return '/projects';
  try {
    const url = new URL(next, 'http://own.invalid');
    return url.origin === 'http://own.invalid' ? `${url.pathname}${url.search}` : '/projects';
  } catch {
    return '/projects';
  }
}
