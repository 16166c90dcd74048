import type { CandidateNews } from '../editor-context';
import { putBack, snapTo } from '../snap-region';
import type { Action } from './action';
import { editableBoxes } from './snap-to-object';

/**
 * Gives the one selected box the corners of the model's next candidate, by how well they fit the box
 * as it was; after the last, at most the eighth, it is as it was again. The class stays. The host is
 * told which one it is, or that there is none.
 */
export const nextCandidate: Action = {
  id: 'next-candidate',
  labelKey: 'actions.nextCandidate',
  group: 'prediction',
  kinds: ['image'],
  shortcuts: [{ code: 'KeyC' }],
  isEnabled: (editor) =>
    editor.document.selected.length === 1 && editableBoxes(editor).length === 1,
  run(editor) {
    const { document, candidates } = editor;
    const [record] = editableBoxes(editor);
    if (record === undefined) return;
    const tell = (news: CandidateNews) => editor.request({ kind: 'tell-candidate', news });
    if (candidates.known === null) {
      tell({ kind: 'unknown' });
      return;
    }
    const { own, ranked, isOwnModels, place } = candidates.cycleOf(record);
    const count = ranked.length;
    if (count === 0) {
      tell({ kind: isOwnModels ? 'fits' : 'none' });
      return;
    }
    const next = ranked[place];
    document.put([next === undefined ? putBack(record, own) : snapTo(record, next)]);
    tell(next === undefined ? { kind: 'own' } : { kind: 'candidate', place: place + 1, count });
  },
};
