import { writeFile } from 'node:fs/promises';
import { startDawidSkene, stepDawidSkene } from '@/core/consensus/dawid-skene';
import { seededRandom } from '@/core/random';
import { indexVotes, type Vote, type VoteTable } from '@/core/vote';
import { quantile } from './statistics.mjs';

const CLASSES = 4;
const VOTES_PER_TASK = 5;
const WORKERS = 200;
const STEPS = 15;

/** Workers of an accuracy of .5 to .95 each, the same votes at each run. */
function makeVotes(count: number): VoteTable {
  const random = seededRandom(1979);
  const accuracy = Array.from({ length: WORKERS }, () => 0.5 + 0.45 * random());
  const votes: Vote[] = [];
  for (let task = 0; votes.length < count; task += 1) {
    const truth = Math.floor(random() * CLASSES);
    const first = Math.floor(random() * WORKERS);
    for (let vote = 0; vote < VOTES_PER_TASK; vote += 1) {
      const worker = (first + vote * 37) % WORKERS;
      const isRight = random() < (accuracy[worker] ?? 0);
      const label = isRight ? truth : Math.floor(random() * CLASSES);
      votes.push({ task: `t${task}`, worker: `w${worker}`, label });
    }
  }
  return indexVotes(votes, { labels: [0, 1, 2, 3] });
}

/** The bare loop: touches each vote once and adds to one cell for each class. */
function passOver({ taskStart, workerOf, labelOf }: VoteTable, posterior: Float64Array): number {
  const counts = new Float64Array(WORKERS * CLASSES * CLASSES);
  for (let t = 0; t + 1 < taskStart.length; t += 1) {
    const end = taskStart[t + 1] as number;
    for (let v = taskStart[t] as number; v < end; v += 1) {
      const base = ((workerOf[v] as number) * CLASSES + (labelOf[v] as number)) * CLASSES;
      for (let k = 0; k < CLASSES; k += 1) {
        counts[base + k] = (counts[base + k] as number) + (posterior[t * CLASSES + k] as number);
      }
    }
  }
  return counts[0] as number;
}

function medianSeconds(run: () => unknown): number {
  const times: number[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const startedAt = performance.now();
    run();
    times.push((performance.now() - startedAt) / 1000);
  }
  return quantile(times, 0.5);
}

const results = [100_000, 1_000_000].map((labels) => {
  const table = makeVotes(labels);
  const state = startDawidSkene(table);
  const secondsAnIteration = medianSeconds(() => stepDawidSkene(state));
  const bareSeconds = medianSeconds(() => passOver(table, state.posterior));
  return { labels: table.labelOf.length, iterations: STEPS, secondsAnIteration, bareSeconds };
});
await writeFile(process.argv[2] ?? '', JSON.stringify(results));
