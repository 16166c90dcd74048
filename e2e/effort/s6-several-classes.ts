import type { Scene } from './effort-scene';
import { labelTexts, sceneText } from './text-scene';

/** The key of each class. */
export const TOPIC_KEYS = [...'1234567890'].map((digit) => `Digit${digit}`).concat('KeyW', 'KeyE');
export const TOPICS = TOPIC_KEYS.map((shortcut, index) => ({
  name: `topic ${index + 1}`,
  shortcut,
}));
/** 1, 2, 3 and 2 labels in turn: 40 on 20 texts. */
const LABEL_COUNTS = [1, 2, 3, 2];
export const TOPIC_TEXTS = Array.from({ length: 20 }, (_, index) => ({
  text: sceneText(index),
  classIds: Array.from(
    { length: LABEL_COUNTS[index % LABEL_COUNTS.length] ?? 0 },
    (_unused, at) => (index * 5 + at * 4) % TOPICS.length,
  ).sort((a, b) => a - b),
}));

/** Twenty texts with one to three of twelve classes each. */
export const s6SeveralClasses: Scene = {
  id: 'S6',
  title: 'twenty texts, 40 of 12 classes',
  actionsMax: 60,
  secondsMax: 66,
  play: (ground) =>
    labelTexts(
      ground,
      { id: 'S6', labelSchema: { classes: TOPICS, choice: 'multiple' }, texts: TOPIC_TEXTS },
      async (recorder, { classIds }) => {
        for (const classId of classIds) {
          recorder.think();
          await recorder.key(TOPIC_KEYS[classId] ?? '');
        }
        await recorder.key('Space');
      },
    ),
};
