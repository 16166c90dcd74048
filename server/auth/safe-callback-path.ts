const CONTROL = /[\u0000-\u001f\u007f\\]/;

/**
 * Returns the path (query and fragment included) to go to after signing in: always on our own
 * origin, `/` for whatever points or might be read as pointing elsewhere.
 */
export function safeCallbackPath(wanted: unknown, ownOrigin: string): string {
  if (typeof wanted !== 'string' || wanted.length > 2000 || CONTROL.test(wanted)) return '/';
  const isOwn = wanted === ownOrigin || wanted.startsWith(`${ownOrigin}/`);
  const path = isOwn ? wanted.slice(ownOrigin.length) || '/' : wanted;
  if (!path.startsWith('/') || path.startsWith('//')) return '/';
  try {
    const url = new URL(path, ownOrigin);
    if (url.origin !== ownOrigin || url.pathname.startsWith('//')) return '/';
    return `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return '/';
  }
}
