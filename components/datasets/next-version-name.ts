/** The name after the highest `v<number>` there is: v1, v2, …; other names do not count. */
export function nextVersionName(names: readonly string[]): string {
  const numbers = names.map((name) => Number(/^v(\d{1,9})$/i.exec(name.trim())?.[1] ?? 0));
  return `v${Math.max(0, ...numbers) + 1}`;
}
