import type { LabelSchema } from '@/core/label-schema/label-schema';
import { decideAndJump } from '../next-suspect';
import { isSuspect } from '../records';
import { fitAttributes } from '../region-attributes';
import { makeSpanOfSelection } from '../text/make-span';
import type { Action, Shortcut } from './action';

const SHIFTED_DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map((digit) => ({
  code: `Digit${digit}`,
  shift: true as const,
}));
/** The letters of the upper row, free where nothing is drawn. */
const LETTERS = [...'QWERTYUIOP'].map((letter) => ({ code: `Key${letter}` }));

/**
 * Each class's own key. The first ten classes without one get Shift and a digit, where nothing is
 * drawn also a letter. A class that is gone keeps its place, so that the others keep their keys.
 */
function shortcutsOf(schema: LabelSchema): readonly Shortcut[] {
  const own = schema.classes.flatMap(({ id, shortcut, isDeleted }) =>
    shortcut === null || isDeleted ? [] : [{ code: shortcut, args: { classId: id } }],
  );
  const rows = schema.regions.length === 0 ? [LETTERS, SHIFTED_DIGITS] : [SHIFTED_DIGITS];
  const others = schema.classes.filter(({ shortcut }) => shortcut === null);
  const given = rows.flatMap((row) =>
    row.flatMap((key, index): Shortcut[] => {
      const entry = others[index];
      if (entry === undefined || entry.isDeleted) return [];
      return [{ ...key, args: { classId: entry.id } }];
    }),
  );
  return [...own, ...given];
}

/**
 * Where regions are drawn: gives the class to the region being drawn, else to the selected ones,
 * and to all that follow; never to a merely hovered one. A region drawn just now whose class was
 * pressed before or while it was drawn keeps that: the next key is for the next one. Where only the item is classified: chooses
 * the item's class, which answers a single choice and goes on.
 */
export const setClass: Action = {
  id: 'set-class',
  labelKey: 'actions.setClass',
  group: 'class',
  kinds: ['image', 'text'],
  shortcuts: [],
  needsArgs: true,
  shortcutsOf,
  keepsGesture: true,
  isEnabled: ({ document }, { classId }) =>
    document.schema.classes.some(({ id, isDeleted }) => id === classId && !isDeleted),

  run(editor, { classId }) {
    const { document } = editor;
    if (classId === undefined) return;
    if (document.schema.regions.length === 0) {
      document.toggleItemClass(classId);
      if (document.schema.choice === 'single') editor.request({ kind: 'submit' });
      return;
    }
    document.setActiveClass(classId);
    const isForNext = editor.isDrawing || document.selection.freshness === 'classed';
    if (!editor.isDrawing && makeSpanOfSelection(editor, classId)) return;
    if (isForNext || document.editable.length === 0) {
      document.setNextClassed(true);
      return;
    }
    document.setNextClassed(false);
    const edit = () => {
      document.editSelected(({ attributes }) => ({
        classId,
        attributes: fitAttributes(document.schema, classId, attributes),
      }));
      document.accept(document.editable.map(({ id }) => id));
    };
    if (editor.cancelGesture()) document.history.mark('set-class');
    if (document.editable.some(isSuspect)) decideAndJump(editor, edit);
    else edit();
  },
};
