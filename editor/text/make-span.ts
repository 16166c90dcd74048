import type { TextRange } from '@/core/text/text-model';
import { newId } from '@/core/ids';
import type { EditorContext } from '../editor-context';
import type { RegionId } from '../records';
import { fitAttributes } from '../region-attributes';
import { caretAt, selectedRange } from './text-selection';

/**
 * Marks a stretch of the text with a class and selects the span; the same stretch with the same
 * class twice stays one span. A stretch that is empty or blank makes none.
 */
export function makeSpan(editor: EditorContext, range: TextRange, classId: number): void {
  const { document, text } = editor;
  const fitted = text?.model.fit(range, false);
  if (text === null || fitted === undefined || fitted.start >= fitted.end) return;
  const { start, end } = fitted;
  const known = document.index
    .within({ x: start, y: 0, width: end - start, height: 1 })
    .map((id) => document.get(id))
    .find(
      (region) =>
        region?.kind === 'span' &&
        region.start === start &&
        region.end === end &&
        region.classId === classId,
    );
  const [id] =
    known !== undefined
      ? [known.id]
      : document.add([
          {
            kind: 'span',
            id: newId('region') as RegionId,
            classId,
            attributes: fitAttributes(document.schema, classId, {}),
            origin: 'manual',
            start,
            end,
          },
        ]);
  if (id === undefined) return;
  if (known !== undefined) document.accept([id]);
  document.select([id]);
  text.selection = caretAt(end);
}

/** Marks what is chosen in the text with a class; false where nothing is. */
export function makeSpanOfSelection(editor: EditorContext, classId: number): boolean {
  const range = selectedRange(editor.text?.selection ?? null);
  if (range === null) return false;
  makeSpan(editor, range, classId);
  return true;
}
