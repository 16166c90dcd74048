/**
 * One figure beside its bare loop. `ratio` is how many times as long ours takes.
 * @typedef {{name: string, value: number, unit: string, bare?: number, bareOf?: string,
 *   ratio?: number, note?: string}} Row
 */

/**
 * Makes a row. Units that end in `/s` are rates (more is better), all others are times.
 * @param {string} name
 * @param {number} value
 * @param {string} unit
 * @param {{bare?: number, bareOf?: string, note?: string}} [more]
 * @returns {Row}
 */
export function makeRow(name, value, unit, more = {}) {
  if (more.bare === undefined) return { name, value, unit, ...more };
  const ratio = unit.endsWith('/s') ? more.bare / value : value / more.bare;
  return { name, value, unit, ratio, ...more };
}

/** @param {number | undefined} value */
function shorten(value) {
  if (value === undefined) return '';
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/** Prints rows as an aligned Markdown table. @param {Row[]} rows */
export function printRows(rows) {
  const lines = rows.map((row) => [
    row.name,
    `${shorten(row.value)} ${row.unit}`,
    row.bare === undefined ? '' : `${shorten(row.bare)} ${row.unit}`,
    row.ratio === undefined ? '' : `${shorten(row.ratio)} ×`,
    [row.bareOf, row.note].filter(Boolean).join('; '),
  ]);
  const head = ['what', 'measured', 'bare', 'ratio', 'bare loop, notes'];
  const widths = head.map((cell, at) =>
    Math.max(...[head, ...lines].map((line) => line[at].length)),
  );
  const print = (line) =>
    console.log(`| ${line.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`);
  print(head);
  print(widths.map((width) => '-'.repeat(width)));
  for (const line of lines) print(line);
}
