import type { TextModel } from '@/core/text/text-model';

/** What only the host knows of a text: where its lines break on the screen. Code points. */
export interface TextLayout {
  /** The start or end of the line on the screen. */
  lineEdge(at: number, direction: 1 | -1): number;
  /** The offset above or below; at the ends of the text, its end. */
  lineStep(at: number, direction: 1 | -1): number;
  /** Where a caret begins that has no place yet. */
  firstVisible(): number;
}

/** A layout without a screen: a line breaks only where the text has a line break. */
export function layoutWithoutScreen(model: TextModel): TextLayout {
  return {
    lineEdge(at, direction) {
      const { start, end } = model.lineAt(at);
      return direction === 1 ? end : start;
    },
    lineStep(at, direction) {
      const line = model.lineAt(at);
      const behind = direction === 1 ? model.step(line.end, 1) : model.step(line.start, -1);
      if (behind === line.end || behind === line.start) return behind;
      const target = model.lineAt(behind);
      return model.floor(Math.min(target.end, target.start + at - line.start));
    },
    firstVisible: () => 0,
  };
}
