import type { Scene } from './effort-scene';
import { expectBoxes } from './picture-scene';
import { TEN_OBJECTS } from './scene-pictures';
import { takeCandidates } from './take-candidates';

/** The boxes of S1, each taken by a click; where the first candidate is wrong, C gives the next. */
export const s1ByNextCandidate: Scene = {
  id: 'S1 next candidate',
  title: 'ten boxes by a click each, three put right by the next candidate',
  actionsMax: 14,
  secondsMax: 31.4,
  play: async (ground) => {
    const classNames = ['cat', 'dog', 'bird'];
    const recorder = await takeCandidates(ground, 'S1n', classNames, {
      modelClassOf: () => 0,
      putRightBy: 'next candidate',
    });
    const wanted = TEN_OBJECTS.map((box) => ({ classId: 0, box }));
    await expectBoxes(ground, ground.handed[0], wanted);
    return recorder.end('S1 next candidate');
  },
};
