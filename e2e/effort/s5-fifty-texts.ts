import type { Scene } from './effort-scene';
import { labelTexts, sceneText } from './text-scene';

export const FIFTY_CLASSES = ['praise', 'complaint', 'question', 'other'];
/** Each with its one class. */
export const FIFTY_TEXTS = Array.from({ length: 50 }, (_, index) => ({
  text: sceneText(index),
  classIds: [(index * 7) % FIFTY_CLASSES.length],
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
        labelSchema: { classes: FIFTY_CLASSES.map((name) => ({ name })), choice: 'single' },
        texts: FIFTY_TEXTS,
      },
      async (recorder, { classIds }) => {
        recorder.think();
        for (const classId of classIds) await recorder.key(`Digit${classId + 1}`);
      },
    ),
};
