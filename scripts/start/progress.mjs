/** Writes one plain line for the person at the terminal. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

let current = null;

/**
 * Runs one step and says how long it took; a step that was not needed says nothing.
 * @template T
 * @param {string} what in the progressive: “Building the pages”
 * @param {(note: (text: string) => void) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(what, run) {
  const startedAt = performance.now();
  const notes = [];
  current = what;
  process.stdout.write(`${what} … `);
  const result = await run((text) => notes.push(text));
  current = null;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say([`${seconds} s`, ...notes].join(', '));
  return result;
}

/** Ends the line of a step that failed. */
step.fail = () => {
  if (current !== null) say('failed');
  current = null;
};
