/**
 * Lets everybody work at once until so many pairs are done and returns pairs a second; `doPair`
 * says false when there is no more work.
 */
export async function measureRate(
  workers: readonly (() => Promise<boolean>)[],
  pairs: number,
): Promise<number> {
  let begun = 0;
  let done = 0;
  const startedAt = performance.now();
  await Promise.all(
    workers.map(async (doPair) => {
      while (begun < pairs) {
        begun += 1;
        if (!(await doPair())) throw new Error('The work ran out before the end');
        done += 1;
      }
    }),
  );
  return (done * 1000) / (performance.now() - startedAt);
}
