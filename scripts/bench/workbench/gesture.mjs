/** What one gesture cost: milliseconds of each frame, and of script a frame. */
/** @typedef {{frames: number[], scriptMs: number}} Gesture */

/**
 * Runs a gesture in the page, one step a frame, as fast as frames can be had, and records how long
 * each frame took. `step` is a function of the page that does step number `n`.
 * @param {import('@playwright/test').Page} page
 * @param {{step: string, count: number}} gesture
 * @returns {Promise<Gesture>}
 */
export async function recordGesture(page, { step, count }) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const scriptSeconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN;
  };
  const before = await scriptSeconds();
  const frames = await page.evaluate(runSteps, { step, count });
  const scriptMs = ((await scriptSeconds()) - before) * 1000;
  await session.detach();
  return { frames: frames.slice(2), scriptMs: scriptMs / frames.length };
}

/** Runs in the page. */
function runSteps({ step, count }) {
  const doStep = globalThis[step];
  return new Promise((resolve) => {
    const frames = [];
    let last = 0;
    const next = () => {
      const now = performance.now();
      if (last > 0) frames.push(now - last);
      last = now;
      if (frames.length === count) return resolve(frames);
      doStep(frames.length);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}
