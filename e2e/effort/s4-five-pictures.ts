import { answerPictures } from './answer-pictures';
import type { Scene } from './effort-scene';
import { drawBox, makePictureScene, openPictures } from './picture-scene';
import { threeObjects } from './scene-pictures';

const PICTURES = Array.from({ length: 5 }, (_, index) => ({
  name: `c${index + 1}.jpg`,
  level: 30 + 45 * index,
  truth: threeObjects(index),
}));

/** Five pictures in a row, three boxes each. */
export const s4FivePictures: Scene = {
  id: 'S4',
  title: 'five pictures, three boxes each',
  actionsMax: 35,
  secondsMax: 58,
  play: async (ground) => {
    const projectId = await makePictureScene(ground, 'S4', ['cat'], PICTURES);
    const opened = await openPictures(ground, projectId, PICTURES);
    const { recorder, view } = opened;
    recorder.start();
    await answerPictures(ground, opened, PICTURES, async ({ truth }) => {
      for (const box of truth) {
        recorder.think();
        await drawBox(recorder, view, box);
      }
    });
    return recorder.end('S4');
  },
};
