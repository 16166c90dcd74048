import type { Scene } from './effort-scene';
import { drawBox, expectBoxes, makePictureScene, openPictures } from './picture-scene';
import { TEN_OBJECTS } from './scene-pictures';

const PICTURE = { name: 'a.jpg', level: 60, truth: TEN_OBJECTS };
/** The first class is the one that is chosen at the start, and it is never wanted. */
const CLASSES = ['nothing', 'cat', 'dog', 'bird'];

/** The boxes of S1 with the class changing at every box. */
export const s2TenClasses: Scene = {
  id: 'S2',
  title: 'ten boxes, the class changes each time',
  actionsMax: 31,
  secondsMax: 40,
  play: async (ground) => {
    const projectId = await makePictureScene(ground, 'S2', CLASSES, [PICTURE]);
    const { recorder, view } = await openPictures(ground, projectId, [PICTURE]);
    const wanted = TEN_OBJECTS.map((box, index) => ({ classId: 1 + (index % 3), box }));
    recorder.start();
    for (const { classId, box } of wanted) {
      recorder.think();
      await drawBox(recorder, view, box);
      await recorder.key(`Digit${classId + 1}`);
    }
    await recorder.key('Space');
    await expectBoxes(ground, ground.handed[0], wanted);
    return recorder.end('S2');
  },
};
