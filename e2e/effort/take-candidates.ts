import { expect } from '@playwright/test';
import type { Point } from '../support/stage-view';
import { setCandidateClicks } from './candidate-clicks';
import { deployMemory } from './deploy-memory';
import type { SceneGround } from './effort-scene';
import type { Memory } from './memory-detector';
import { makePictureScene, openPictures } from './picture-scene';
import { cornersOf, TEN_OBJECTS, type Truth } from './scene-pictures';

export const CANDIDATES_PICTURE = { name: 'a.jpg', level: 60, truth: TEN_OBJECTS };
/** Too little for a proposal, enough for a candidate. */
const CONFIDENCE = 0.2;
/** Of what is right where something else is taken for it: that much less sure, it comes second. */
const SECOND_CONFIDENCE = 0.1;
/** Three of ten candidates end so far right of and below the object. */
const OFF: ReadonlySet<number> = new Set([0, 4, 9]);
const TOO_FAR = {
  'a drag': { right: 30, down: 24 },
  // so far that the model's grid has a place for either
  'next candidate': { right: 60, down: 60 },
};
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

/** How a hand puts right what the model sees too large. */
type Remedy = keyof typeof TOO_FAR;

interface CandidateScene {
  /** What the model takes an object for. */
  modelClassOf: (index: number) => number;
  /** The keys that an object needs after its click; none where absent. */
  keysOf?: (index: number) => readonly string[];
  putRightBy: Remedy;
}

/** What the model sees of an object before all else. */
function seenOf(index: number, remedy: Remedy): Truth {
  const [x, y, width, height] = TEN_OBJECTS[index] as Truth;
  const { right, down } = OFF.has(index) ? TOO_FAR[remedy] : { right: 0, down: 0 };
  return [x, y, width + right, height + down];
}

/** All that the model sees: by the remedy of the next candidate also what is right. */
function boxesOf({ modelClassOf, putRightBy }: CandidateScene): Memory['boxes'] {
  return TEN_OBJECTS.flatMap((truth, index) => {
    const classIndex = modelClassOf(index);
    const first = { classIndex, box: seenOf(index, putRightBy), confidence: CONFIDENCE };
    return OFF.has(index) && putRightBy === 'next candidate'
      ? [first, { classIndex, box: truth, confidence: SECOND_CONFIDENCE }]
      : [first];
  });
}

/**
 * Clicks the ten objects of picture A, of which a model sees three too large, and puts those right:
 * by a drag of the corner, or by the key for the next candidate; then submits. Clicks that take
 * candidates are switched on beforehand.
 */
export async function takeCandidates(
  ground: SceneGround,
  id: string,
  classNames: readonly string[],
  scene: CandidateScene,
) {
  const { api, page, server } = ground;
  const projectId = await makePictureScene(ground, id, classNames, [CANDIDATES_PICTURE]);
  const boxes = boxesOf(scene);
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
    for (const key of scene.keysOf?.(index) ?? []) await recorder.key(key);
    if (!OFF.has(index)) continue;
    recorder.think();
    if (scene.putRightBy === 'next candidate') {
      await recorder.key('KeyC');
      await expect(news).toHaveText('Candidate 1 of 1');
      continue;
    }
    const [, from] = cornersOf(seenOf(index, scene.putRightBy));
    const [, to] = cornersOf(TEN_OBJECTS[index] as Truth);
    await recorder.drag(view.toPage(from), view.toPage(to));
  }
  await recorder.key('Space');
  await setCandidateClicks(page, server.origin, false);
  return recorder;
}
