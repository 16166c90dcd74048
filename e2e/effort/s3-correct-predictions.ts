import { expect } from '@playwright/test';
import { deployMemory } from './deploy-memory';
import type { Scene } from './effort-scene';
import { drawBox, expectBoxes, makePictureScene, openPictures } from './picture-scene';
import { TEN_OBJECTS, type Truth } from './scene-pictures';

const CLASSES = ['cat', 'dog', 'bird'];
const PICTURE = { name: 'b.jpg', level: 60, truth: TEN_OBJECTS };
const SHIFT_PX = 15;
const BACKGROUND: Truth = [430, 720, 120, 140];

/** Seven right, the third 15 px too far right, the sixth a dog, the ninth on background, the tenth missing. */
const PREDICTIONS = TEN_OBJECTS.map((truth, index) => {
  const [x, y, width, height] = truth;
  if (index === 2) {
    const box: Truth = [x + SHIFT_PX, y, width, height];
    return { classIndex: 0, box, confidence: 0.55 };
  }
  if (index === 5) return { classIndex: 1, box: truth, confidence: 0.45 };
  if (index === 9) return { classIndex: 0, box: BACKGROUND, confidence: 0.35 };
  return { classIndex: 0, box: truth, confidence: 0.9 + index / 100 };
});

/** Ten pre-labels of a model made equal to the truth, the least certain first. */
export const s3CorrectPredictions: Scene = {
  id: 'S3',
  title: 'ten pre-labels, four wrong',
  actionsMax: 8,
  secondsMax: 21,
  play: async (ground) => {
    const { api, page } = ground;
    const projectId = await makePictureScene(ground, 'S3', CLASSES, [PICTURE]);
    await deployMemory(api, projectId, CLASSES, [{ level: PICTURE.level, boxes: PREDICTIONS }]);
    const { recorder, view } = await openPictures(ground, projectId, [PICTURE]);
    await expect(page.getByTestId('region-count')).toHaveText('10', { timeout: 60_000 });
    recorder.start();
    for (const _truth of TEN_OBJECTS) recorder.think();
    // the one on background, the dog, then the shifted one stand selected in this order
    await recorder.key('KeyX');
    await recorder.key('Digit1');
    const [x, y, width, height] = TEN_OBJECTS[2] as Truth;
    const middle = [x + SHIFT_PX + width / 4, y + height / 4] as const;
    const to = [middle[0] - SHIFT_PX, middle[1]] as const;
    await recorder.drag(view.toPage(middle), view.toPage(to));
    recorder.think();
    await drawBox(recorder, view, TEN_OBJECTS[9] as Truth);
    await recorder.key('Space');
    const wanted = TEN_OBJECTS.map((box) => ({ classId: 0, box }));
    await expectBoxes(ground, ground.handed[0], wanted);
    return recorder.end('S3');
  },
};
