import type { Scene } from './effort-scene';
import { s1TenBoxes } from './s1-ten-boxes';
import { s2TenClasses } from './s2-ten-classes';
import { s3CorrectPredictions } from './s3-correct-predictions';
import { s4FivePictures } from './s4-five-pictures';
import { s4PreLabelled } from './s4-pre-labelled';
import { s5FiftyTexts } from './s5-fifty-texts';
import { s6SeveralClasses } from './s6-several-classes';
import { s8NudgeByKeyboard } from './s8-nudge-by-keyboard';
import { s9ProjectFromFolder } from './s9-project-from-folder';

/** The scenes in the order of the table. */
export const SCENES: readonly Scene[] = [
  s1TenBoxes,
  s2TenClasses,
  s3CorrectPredictions,
  s4FivePictures,
  s4PreLabelled,
  s5FiftyTexts,
  s6SeveralClasses,
  s8NudgeByKeyboard,
  s9ProjectFromFolder,
];
