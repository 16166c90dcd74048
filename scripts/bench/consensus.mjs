import { makeRow } from './print-rows.mjs';
import { runPart } from './run-part.mjs';

/** Seconds one iteration of Dawid–Skene takes beside one pass that only reads the same votes. */
export async function run() {
  const results = await runPart('consensus-part.ts');
  return results.map(({ labels, iterations, secondsAnIteration, bareSeconds }) =>
    makeRow(
      `Dawid–Skene, ${labels.toLocaleString('en')} labels`,
      secondsAnIteration,
      's/iteration',
      {
        bare: bareSeconds,
        bareOf: 'one pass that counts the votes into workers × classes²',
        note: `4 classes, 5 votes a task, median of ${iterations}`,
      },
    ),
  );
}
