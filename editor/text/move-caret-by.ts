import type { TextModel } from '@/core/text/text-model';
import type { TextLayout } from './text-layout';

/** How far one press moves a caret or an edge: `line` is to the line's end, `text` to the text's. */
export type TextUnit = 'grapheme' | 'word' | 'line' | 'text';

/** Arrow keys point on the screen: to the left is onwards where the line runs from the right. */
export function readingStep(model: TextModel, at: number, dx: number): 1 | -1 {
  return dx > 0 === (model.directionAt(at) === 'ltr') ? 1 : -1;
}

/** Where a caret comes to that an arrow moves by one unit to the left, right, up or down. */
export function moveCaretBy(
  model: TextModel,
  layout: TextLayout,
  at: number,
  { dx = 0, dy = 0, unit = 'grapheme' }: { dx?: number; dy?: number; unit?: TextUnit },
): number {
  if (dy !== 0) return layout.lineStep(at, dy > 0 ? 1 : -1);
  // Home and End go by the order of reading, the arrows by the screen
  if (unit === 'line') return layout.lineEdge(at, dx > 0 ? 1 : -1);
  if (unit === 'text') return dx > 0 ? model.length : 0;
  const step = readingStep(model, at, dx);
  return unit === 'word' ? model.stepWord(at, step) : model.step(at, step);
}
