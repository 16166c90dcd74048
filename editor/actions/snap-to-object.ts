import type { EditorContext } from '../editor-context';
import type { BoxRecord } from '../shapes/box-shape';
import { snapTo } from '../snap-region';
import type { Action } from './action';

/** The selected boxes that may be changed. */
export function editableBoxes({ document }: EditorContext): readonly BoxRecord[] {
  return document.editable.filter((region): region is BoxRecord => region.kind === 'box');
}

/**
 * Gives each selected box the corners of the model's candidate that fits it best: the one of the
 * largest IoU, which must be at least .1. It stays as it is where it has a candidate's corners
 * already, or no candidate fits; the host is told which.
 */
export const snapToObject: Action = {
  id: 'snap-to-object',
  labelKey: 'actions.snapToObject',
  group: 'prediction',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyS' }],
  isEnabled: (editor) => editableBoxes(editor).length > 0,
  run(editor) {
    const { document, candidates } = editor;
    if (candidates.known === null) {
      editor.request({ kind: 'tell-candidate', news: { kind: 'unknown' } });
      return;
    }
    const boxes = editableBoxes(editor).map((record) => ({
      record,
      cycle: candidates.cycleOf(record),
    }));
    const isModels = ({ cycle }: (typeof boxes)[number]) => cycle.place > 0 || cycle.isOwnModels;
    const snapped = boxes.flatMap((box) => {
      const [best] = box.cycle.ranked;
      return isModels(box) || best === undefined ? [] : [snapTo(box.record, best)];
    });
    document.put(snapped);
    const news =
      snapped.length > 0
        ? { kind: 'snapped' as const, count: snapped.length }
        : { kind: boxes.some(isModels) ? ('fits' as const) : ('none' as const) };
    editor.request({ kind: 'tell-candidate', news });
  },
};
