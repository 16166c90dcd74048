import { expect } from '@playwright/test';
import type { Point } from '../support/stage-view';
import { setCandidateClicks } from './candidate-clicks';
import { deployMemory } from './deploy-memory';
import type { SceneGround } from './effort-scene';
import { makePictureScene, openPictures } from './picture-scene';
import { cornersOf, TEN_OBJECTS, type Truth } from './scene-pictures';

export const CANDIDATES_PICTURE = { name: 'a.jpg', level: 60, truth: TEN_OBJECTS };
/** Too little for a proposal, enough for a candidate. */
const CONFIDENCE = 0.2;
/** Three of ten candidates end so far right of and below the object. */
const OFF: ReadonlySet<number> = new Set([0, 4, 9]);
const TOO_FAR = { right: 30, down: 24 };
/** What lies inside another is clicked before it. */
const ORDER = [1, 0, 2, 3, 4, 5, 6, 7, 8, 9];
/** Where each object is clicked: well inside it and in no other that is there already. */
const PLACES: readonly Point[] = [
  [400, 320],
  [230, 220],
  [640, 160],
  [820, 240],
  [1100, 200],
  [150, 560],
  [300, 740],
  [500, 470],
  [790, 690],
  [1100, 630],
];

/** What the model sees of an object. */
export function seenOf(index: number): Truth {
  const [x, y, width, height] = TEN_OBJECTS[index] as Truth;
  const { right, down } = OFF.has(index) ? TOO_FAR : { right: 0, down: 0 };
  return [x, y, width + right, height + down];
}

/**
 * Clicks the ten objects of picture A, of which a model sees three a little too large, and drags the
 * corner of those; then submits. `afterClick` presses the keys that one needs. Clicks that take
 * candidates are switched on beforehand.
 */
export async function takeCandidates(
  ground: SceneGround,
  id: string,
  classNames: readonly string[],
  modelClassOf: (index: number) => number,
  keysOf: (index: number) => readonly string[] = () => [],
) {
  const { api, page, server } = ground;
  const projectId = await makePictureScene(ground, id, classNames, [CANDIDATES_PICTURE]);
  const boxes = TEN_OBJECTS.map((_, index) => ({
    classIndex: modelClassOf(index),
    box: seenOf(index),
    confidence: CONFIDENCE,
  }));
  await deployMemory(api, projectId, classNames, [{ level: CANDIDATES_PICTURE.level, boxes }]);
  await setCandidateClicks(page, server.origin, true);
  const { recorder, view } = await openPictures(ground, projectId, [CANDIDATES_PICTURE]);
  const news = page.getByTestId('candidate-news');
  await expect(news).toContainText(`${boxes.length} seen`, { timeout: 60_000 });
  const count = page.getByTestId('region-count');
  await expect(count).toHaveText('0');
  recorder.start();
  for (const [done, index] of ORDER.entries()) {
    recorder.think();
    await recorder.point(view.toPage(PLACES[index] as Point));
    await recorder.press();
    await recorder.release();
    await expect(count).toHaveText(String(done + 1));
    for (const key of keysOf(index)) await recorder.key(key);
    if (!OFF.has(index)) continue;
    recorder.think();
    const [, from] = cornersOf(seenOf(index));
    const [, to] = cornersOf(TEN_OBJECTS[index] as Truth);
    await recorder.drag(view.toPage(from), view.toPage(to));
  }
  await recorder.key('Space');
  await setCandidateClicks(page, server.origin, false);
  return recorder;
}
