import type { Scene } from './effort-scene';
import { drawBox, expectBoxes, makePictureScene, openPictures } from './picture-scene';
import { TEN_OBJECTS } from './scene-pictures';

const PICTURE = { name: 'a.jpg', level: 60, truth: TEN_OBJECTS };

/** Ten boxes of one class, two pairs overlapping and one inside another. */
export const s1TenBoxes: Scene = {
  id: 'S1',
  title: 'ten boxes, one class',
  actionsMax: 21,
  secondsMax: 38,
  play: async (ground) => {
    const projectId = await makePictureScene(ground, 'S1', ['cat', 'dog', 'bird'], [PICTURE]);
    const { recorder, view } = await openPictures(ground, projectId, [PICTURE]);
    recorder.start();
    for (const truth of TEN_OBJECTS) {
      recorder.think();
      await drawBox(recorder, view, truth);
    }
    await recorder.key('Space');
    const wanted = TEN_OBJECTS.map((box) => ({ classId: 0, box }));
    await expectBoxes(ground, ground.handed[0], wanted);
    return recorder.end('S1');
  },
};
