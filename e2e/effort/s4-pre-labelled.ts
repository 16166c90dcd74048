import { expect } from '@playwright/test';
import { answerPictures } from './answer-pictures';
import { deployMemory } from './deploy-memory';
import type { Scene } from './effort-scene';
import { drawBox, makePictureScene, openPictures } from './picture-scene';
import { type Truth, threeObjects } from './scene-pictures';

const SHIFT_PX = 40;
const PICTURES = Array.from({ length: 5 }, (_, index) => ({
  name: `p${index + 1}.jpg`,
  level: 30 + 45 * index,
  truth: threeObjects(index),
}));
/** The second picture's first box is moved, the fourth picture's last one is missing: 13 of 15 right. */
const MEMORIES = PICTURES.map(({ level, truth }, index) => ({
  level,
  boxes: truth.flatMap(([x, y, width, height], position) => {
    if (index === 3 && position === 2) return [];
    const isMoved = index === 1 && position === 0;
    const box: Truth = [isMoved ? x + SHIFT_PX : x, y, width, height];
    return [{ classIndex: 0, box, confidence: isMoved ? 0.5 : 0.95 }];
  }),
}));

/** The pictures of S4 with pre-labels of which 13 of 15 are right. */
export const s4PreLabelled: Scene = {
  id: 'S4 pre-labelled',
  title: 'five pictures, 13 of 15 pre-labels right',
  actionsMax: 12,
  secondsMax: 30,
  play: async (ground) => {
    const { api, page } = ground;
    const projectId = await makePictureScene(ground, 'S4p', ['cat'], PICTURES);
    await deployMemory(api, projectId, ['cat'], MEMORIES);
    const opened = await openPictures(ground, projectId, PICTURES);
    const { recorder, view } = opened;
    const count = page.getByTestId('region-count');
    await expect(count).not.toHaveText('0', { timeout: 60_000 });
    recorder.start();
    await answerPictures(ground, opened, PICTURES, async (picture) => {
      const { boxes } = MEMORIES.find(({ level }) => level === picture.level) ?? { boxes: [] };
      await expect(count).toHaveText(String(boxes.length));
      for (const truth of picture.truth) {
        recorder.think();
        const [x, y, width] = truth;
        const predicted = boxes.find(({ box }) => box[1] === y && box[2] === width);
        if (predicted === undefined) await drawBox(recorder, view, truth);
        else if (predicted.box[0] !== x) {
          const from = [x + SHIFT_PX + width / 4, y + 30] as const;
          await recorder.drag(view.toPage(from), view.toPage([from[0] - SHIFT_PX, from[1]]));
        }
      }
    });
    return recorder.end('S4 pre-labelled');
  },
};
