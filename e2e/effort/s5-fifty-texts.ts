import type { Scene } from './effort-scene';
import { labelTexts, sceneText } from './text-scene';

const CLASSES = ['praise', 'complaint', 'question', 'other'];
const TEXTS = Array.from({ length: 50 }, (_, index) => ({
  text: sceneText(index),
  classIds: [(index * 7) % CLASSES.length],
}));

/** Fifty short texts, one class each. */
export const s5FiftyTexts: Scene = {
  id: 'S5',
  title: 'fifty texts, one class each',
  actionsMax: 50,
  secondsMax: 78,
  play: (ground) =>
    labelTexts(
      ground,
      {
        id: 'S5',
        labelSchema: { classes: CLASSES.map((name) => ({ name })), choice: 'single' },
        texts: TEXTS,
      },
      async (recorder, { classIds }) => {
        recorder.think();
        for (const classId of classIds) await recorder.key(`Digit${classId + 1}`);
      },
    ),
};
