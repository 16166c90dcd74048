import type { Origin } from '@/core/annotation';
import type { Candidate } from '../../candidates';
import type { EditorContext } from '../../editor-context';
import type { Pointer } from '../../pointer';
import { fitAttributes } from '../../region-attributes';
import { shapeOf } from '../../shapes/shape-registry';
import { findClickTarget } from '../find-edit-target';

/** A candidate with the class it gets where a click takes it. */
interface CandidateTarget extends Candidate {
  readonly origin: Origin;
}

/**
 * Returns the model's candidate that a click here takes, or null: only where that is switched on,
 * and where no region can be picked, unless Alt is held. What a region covers by half is there
 * already.
 */
export function findCandidateTarget(
  editor: EditorContext,
  pointer: Pointer,
): CandidateTarget | null {
  const { candidates, document, view } = editor;
  if (!view.settings.takesCandidates || !candidates.areClicksOffered || view.isHidden) return null;
  if (!pointer.alt && findClickTarget(editor, pointer) !== null) return null;
  const found = candidates.at(pointer.image, (candidate) =>
    document.index.within(candidate).flatMap((id) => {
      const region = document.get(id);
      return region === undefined ? [] : [shapeOf(region).bounds(region)];
    }),
  );
  if (found === null) return null;
  const classId = classFor(editor, found);
  const origin = classId === found.classId ? 'prediction' : 'prediction_edited';
  return { ...found, classId, origin };
}

/** The class whose key was pressed for it, else the model's, else the last one used. */
function classFor({ document }: EditorContext, { classId }: Candidate): number | null {
  const { activeClassId, isNextClassed } = document.session;
  const isOffered = document.schema.classes.some(
    ({ id, isDeleted }) => id === classId && !isDeleted,
  );
  return isOffered && !isNextClassed ? classId : activeClassId;
}

/** Adds a candidate that a person has picked, as accepted, and selects it as what was drawn is. */
export function takeCandidate(editor: EditorContext, target: CandidateTarget): void {
  const { document } = editor;
  const { x, y, width, height, classId, confidence, origin } = target;
  if (classId === null) return;
  const { isNextClassed } = document.session;
  document.history.mark('take-candidate');
  const ids = document.add([
    {
      kind: 'box',
      ...{ x, y, width, height, rotation: 0, classId, confidence, origin },
      attributes: fitAttributes(document.schema, classId, {}),
    },
  ]);
  document.accept(ids);
  document.select(ids, isNextClassed ? 'classed' : 'unclassed');
  document.setNextClassed(false);
}
