import type { BoxRegion } from '@/core/annotation';
import { newId } from '@/core/ids';
import { type Random, randomInteger, randomNormal } from '@/core/random';
import { type DigitOnPage, PAGE_HEIGHT_PX, PAGE_WIDTH_PX } from './compose-digit-page';
import type { AnnotatorHabits } from './simulated-annotators';

export interface SeenDigit extends DigitOnPage {
  lookalike: number | null;
}

function readDigit(random: Random, habits: AnnotatorHabits, seen: SeenDigit): number {
  if (random() < habits.randomShare) return randomInteger(random, 0, 9);
  const mistaken = habits.bias[seen.digit];
  if (mistaken !== undefined && random() < habits.biasShare) return mistaken;
  if (seen.lookalike !== null && random() < habits.lookalikeError) return seen.lookalike;
  return random() < habits.classError ? randomInteger(random, 0, 9) : seen.digit;
}

function toRegion(
  classId: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): BoxRegion {
  const x = Math.max(0, Math.min(left, PAGE_WIDTH_PX - 2));
  const y = Math.max(0, Math.min(top, PAGE_HEIGHT_PX - 2));
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    id: newId('region'),
    kind: 'box',
    classId,
    attributes: {},
    origin: 'manual',
    x: round(x),
    y: round(y),
    width: round(Math.max(2, Math.min(right, PAGE_WIDTH_PX) - x)),
    height: round(Math.max(2, Math.min(bottom, PAGE_HEIGHT_PX) - y)),
    rotation: 0,
  };
}

function drawBox(random: Random, habits: AnnotatorHabits, seen: SeenDigit): BoxRegion {
  const stray = (side: number) => randomNormal(random, 0, habits.edgeJitter * side);
  const growX = (habits.looseness * seen.width) / 2;
  const growY = (habits.looseness * seen.height) / 2;
  return toRegion(
    readDigit(random, habits, seen),
    seen.x - growX + stray(seen.width),
    seen.y - growY + stray(seen.height),
    seen.x + seen.width + growX + stray(seen.width),
    seen.y + seen.height + growY + stray(seen.height),
  );
}

/** What a made-up annotator with these habits would draw on a page whose digits are known. */
export function simulatePageVote(
  random: Random,
  habits: AnnotatorHabits,
  digits: readonly SeenDigit[],
): BoxRegion[] {
  const regions = digits
    .filter(() => random() >= habits.miss)
    .map((seen) => drawBox(random, habits, seen));
  let falseBoxes = habits.falseBoxes;
  while (random() < falseBoxes) {
    falseBoxes -= 1;
    const x = random() * (PAGE_WIDTH_PX - 60);
    const y = random() * (PAGE_HEIGHT_PX - 60);
    regions.push(
      toRegion(randomInteger(random, 0, 9), x, y, x + 20 + random() * 30, y + 25 + random() * 30),
    );
  }
  return regions;
}
