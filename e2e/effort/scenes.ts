import type { Scene } from './effort-scene';
import { s1Assisted } from './s1-assisted';
import { s1ByNextCandidate } from './s1-by-next-candidate';
import { s1TenBoxes } from './s1-ten-boxes';
import { s2Assisted } from './s2-assisted';
import { s2TenClasses } from './s2-ten-classes';
import { s3CorrectPredictions } from './s3-correct-predictions';
import { s4FivePictures } from './s4-five-pictures';
import { s4PreLabelled } from './s4-pre-labelled';
import { s5FiftyTexts } from './s5-fifty-texts';
import { s5SortedGrid } from './s5-sorted-grid';
import { s6PreTicked } from './s6-pre-ticked';
import { s6SeveralClasses } from './s6-several-classes';
import { s8NudgeByKeyboard } from './s8-nudge-by-keyboard';
import { s9ProjectFromFolder } from './s9-project-from-folder';

/** The scenes in the order of the table. */
export const SCENES: readonly Scene[] = [
  s1TenBoxes,
  s1Assisted,
  s1ByNextCandidate,
  s2TenClasses,
  s2Assisted,
  s3CorrectPredictions,
  s4FivePictures,
  s4PreLabelled,
  s5FiftyTexts,
  s5SortedGrid,
  s6SeveralClasses,
  s6PreTicked,
  s8NudgeByKeyboard,
  s9ProjectFromFolder,
];
