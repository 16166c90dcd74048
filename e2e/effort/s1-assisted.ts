import type { Scene } from './effort-scene';
import { expectBoxes } from './picture-scene';
import { TEN_OBJECTS } from './scene-pictures';
import { takeCandidates } from './take-candidates';

/** The boxes of S1, each taken by a click from what a model sees; three of ten are put right. */
export const s1Assisted: Scene = {
  id: 'S1 assisted',
  title: 'ten boxes by a click each, three put right',
  actionsMax: 17,
  secondsMax: 38,
  play: async (ground) => {
    const classNames = ['cat', 'dog', 'bird'];
    const recorder = await takeCandidates(ground, 'S1a', classNames, {
      modelClassOf: () => 0,
      putRightBy: 'a drag',
    });
    const wanted = TEN_OBJECTS.map((box) => ({ classId: 0, box }));
    await expectBoxes(ground, ground.handed[0], wanted);
    return recorder.end('S1 assisted');
  },
};
