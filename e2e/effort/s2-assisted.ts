import type { Scene } from './effort-scene';
import { expectBoxes } from './picture-scene';
import { TEN_OBJECTS } from './scene-pictures';
import { takeCandidates } from './take-candidates';

/** The first class is the one that is chosen at the start, and it is never wanted. */
const CLASSES = ['nothing', 'cat', 'dog', 'bird'];
const WANTED = TEN_OBJECTS.map((box, index) => ({ classId: 1 + (index % 3), box }));
/** The model takes these for the class after theirs. */
const MISTAKEN: ReadonlySet<number> = new Set([2, 6]);

function modelClassOf(index: number): number {
  return 1 + ((MISTAKEN.has(index) ? index + 1 : index) % 3);
}

function keysOf(index: number): readonly string[] {
  return MISTAKEN.has(index) ? [`Digit${1 + (WANTED[index]?.classId ?? 0)}`] : [];
}

/** The boxes of S2 by a click each: the class is the model's, a digit overrides it. */
export const s2Assisted: Scene = {
  id: 'S2 assisted',
  title:
    'ten boxes by a click each with the model’s classes, three boxes and two classes put right',
  actionsMax: 21,
  secondsMax: 40,
  play: async (ground) => {
    const scene = { modelClassOf, keysOf, putRightBy: 'a drag' } as const;
    const recorder = await takeCandidates(ground, 'S2a', CLASSES, scene);
    await expectBoxes(ground, ground.handed[0], WANTED);
    return recorder.end('S2 assisted');
  },
};
