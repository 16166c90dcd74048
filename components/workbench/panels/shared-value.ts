/** What several things have in common: one value, or different ones. */
export type Shared<T> = { readonly isMixed: false; readonly value: T } | { readonly isMixed: true };

/** Returns the value that `read` gives for all of them, or that it is mixed; `null` for none. */
export function sharedValue<I, T>(items: readonly I[], read: (item: I) => T): Shared<T> | null {
  const [first, ...rest] = items;
  if (first === undefined) return null;
  const value = read(first);
  return rest.every((item) => read(item) === value) ? { isMixed: false, value } : { isMixed: true };
}
