import { activeCorner } from './active-corner';
import type { AnswerDocument } from './answer-document';
import { turnCursor } from './cursor';
import { isSelectionSeen } from './hide-regions';
import type { Scene, SceneRegions } from './scene';
import { cornerHandleId } from './shapes/polygon-shape';
import type { TextView } from './text/text-view';
import type { ToolMachine } from './tools/tool-machine';
import type { ViewState } from './view-state';

/** What a scene is read from. */
interface SceneSource {
  readonly document: AnswerDocument;
  readonly view: ViewState;
  readonly machine: ToolMachine;
  readonly regions: SceneRegions;
  readonly text: TextView | null;
}

/** Returns what is to be drawn now. */
export function readScene({ document, view, machine, regions, text }: SceneSource): Scene {
  return {
    camera: view.camera,
    isHidden: view.isHidden,
    isLiveSeen: isSelectionSeen({ document, view }),
    settings: view.settings,
    textSelection: text?.selection ?? null,
    textReveal: text?.revealed ?? null,
    resting: regions.resting,
    live: regions.live(view.camera),
    preview: previewOf(machine, document),
    candidate: machine.candidate,
    hovered: hoveredOf(view, document),
    activeHandleId: activeHandleOf(document, view),
    frame: machine.frame,
    crosshair: machine.keyboardCursor?.at ?? view.pointer?.image ?? null,
    cursor: turnCursor(machine.cursor, view.camera.rotation),
  };
}

function previewOf({ preview }: ToolMachine, document: AnswerDocument): Scene['preview'] {
  return preview && { ...preview, classId: document.session.activeClassId };
}

function hoveredOf({ hoveredId, isHidden }: ViewState, document: AnswerDocument): Scene['hovered'] {
  return isHidden || hoveredId === null ? null : (document.get(hoveredId) ?? null);
}

function activeHandleOf(document: AnswerDocument, view: ViewState): string | null {
  const corner = activeCorner({ document, view });
  return corner === null ? null : cornerHandleId(corner.index);
}
