import sharp from 'sharp';
import { PICTURE } from '../make-boxes.mjs';
import { draftBoxes, makeProject, openSignedIn } from './ground.mjs';
import { openItem } from './stage-page.mjs';

const RUNS = 4;

const PICTURES_BEFORE = 3;

/**
 * Opens a picture with so many boxes from the item before it, whose answer is submitted by the key;
 * it was made ready meanwhile, as in work, and is not the first. Milliseconds from the press until all boxes are on the
 * screen, each with the time that parsing the answer's JSON took added, for it was parsed before.
 * @param {import('@playwright/test').Browser} browser
 * @param {object} server
 * @param {{call: Function, count: number, viewport: object}} options
 * @returns {Promise<number[]>}
 */
export async function measureOpening(browser, server, { call, count, viewport }) {
  const openMs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const projectId = await makeProject(call, `opening ${run}`, await makePictures(run));
    const json = await draftBoxes(call, projectId, count, PICTURES_BEFORE);
    const page = await openSignedIn(browser, server, viewport);
    await openItem(page, `${server.origin}/projects/${projectId}/label`);
    for (let step = 1; step < PICTURES_BEFORE; step += 1) {
      await page.waitForTimeout(1_000);
      await page.keyboard.press('Enter');
    }
    await page.waitForTimeout(1_500);
    await page.evaluate(watchBoxes, count);
    await page.keyboard.press('Enter');
    const shownMs = await page.evaluate(() => globalThis.boxesShown);
    const parseMs = await page.evaluate((text) => {
      const startedAt = performance.now();
      JSON.parse(text);
      return performance.now() - startedAt;
    }, json);
    openMs.push(shownMs + parseMs);
    // the answer of the first is sent in the background
    await page.waitForTimeout(1_000);
    await page.context().close();
  }
  return openMs;
}

/** A few without boxes, the last to carry them. */
function makePictures(run) {
  return Promise.all(
    Array.from({ length: PICTURES_BEFORE + 1 }, (_, index) => {
      const background = { r: 238, g: 230 + run, b: 200 + index };
      return sharp({ create: { ...PICTURE, channels: 3, background } })
        .png()
        .toBuffer();
    }),
  );
}

/** Runs in the page: the time from the press of the key until so many boxes are stroked and shown. */
function watchBoxes(count) {
  const canvas = CanvasRenderingContext2D.prototype;
  const { strokeRect } = canvas;
  let pressedAt = null;
  let strokes = 0;
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressedAt ??= timeStamp;
    },
    true,
  );
  globalThis.boxesShown = new Promise((resolve) => {
    const shown = () => resolve(performance.now() - pressedAt);
    canvas.strokeRect = function countStroke(...box) {
      strokes += 1;
      if (strokes === count) {
        canvas.strokeRect = strokeRect;
        requestAnimationFrame(() => requestAnimationFrame(shown));
      }
      return strokeRect.apply(this, box);
    };
  });
}
