/** A size in the unit that gives one to three digits before the point: `9.4 MB` (powers of 1000). */
export function formatBytes(bytes: number, toText: (value: number) => string = String): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 99.95 ? 10 : 1;
  return `${toText(Math.round(value * digits) / digits)} ${units[unit]}`;
}
