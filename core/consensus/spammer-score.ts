/**
 * Returns how far one worker's answers depend on the truth, 0 (not at all, a spammer) to 1
 * (perfectly, or perfectly turned round), from a confusion matrix truth × answer whose rows sum to 1
 * (Raykar & Yu 2012); 0 for fewer than two classes.
 */
export function spammerScore(confusion: ArrayLike<number>, classes: number): number {
  if (classes < 2) return 0;
  let sum = 0;
  for (let a = 0; a < classes; a += 1) {
    for (let b = a + 1; b < classes; b += 1) {
      for (let answer = 0; answer < classes; answer += 1) {
        const difference =
          (confusion[a * classes + answer] as number) - (confusion[b * classes + answer] as number);
        sum += difference * difference;
      }
    }
  }
  return sum / (classes * (classes - 1));
}
