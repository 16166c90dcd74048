import type { Region } from '@/core/annotation';
import { ActionRunner } from './action-runner';
import { AnswerDocument } from './answer-document';
import { Candidates } from './candidates';
import { Clipboard } from './clipboard';
import type { EditorContext } from './editor-context';
import { EditorInput } from './editor-input';
import { type EditorOptions, restingTool } from './editor-options';
import { EditorSnapshots } from './editor-snapshots';
import { makeEditorContext } from './make-editor-context';
import { Outbox } from './outbox';
import { SceneRegions } from './scene';
import { TextView } from './text/text-view';
import { ToolMachine } from './tools/tool-machine';
import { type ImageSize, viewPoint } from './units';
import { ViewMover } from './view-mover';
import { ViewState } from './view-state';

/** What an editor is made of. */
export interface EditorParts {
  /** Extent of the picture; a text is a line of so many code points, one high. */
  readonly image: ImageSize;
  readonly text: TextView | null;
  readonly document: AnswerDocument;
  readonly view: ViewState;
  readonly mover: ViewMover;
  readonly machine: ToolMachine;
  readonly context: EditorContext;
  readonly runner: ActionRunner;
  readonly input: EditorInput;
  readonly outbox: Outbox;
  readonly candidates: Candidates;
  readonly snapshots: EditorSnapshots;
  /** What was answered to the item before; another one when the host says so. */
  readonly previous: { regions: readonly Region[] };
}

/**
 * Returns the parts of an editor, put together: each tells the outbox when something that can be
 * seen has changed. Nothing is loaded into them.
 */
export function makeEditorParts(options: EditorOptions): EditorParts {
  const { kind, schema } = options;
  const outbox: Outbox = new Outbox(
    () => !machine.isInGesture,
    () => document.history.takeJournal(),
    () => snapshots.forgetScene(),
  );
  const visible = () => outbox.visible();
  const text = options.text === undefined ? null : new TextView(options.text, visible);
  const image = options.image ?? { widthPx: Math.max(1, text?.model.length ?? 1), heightPx: 1 };
  const previous = { regions: options.previousRegions ?? [] };
  const document = new AnswerDocument(schema);
  const regions = new SceneRegions(document);
  const view = new ViewState(image, visible);
  const candidates = new Candidates(image);
  const context = makeEditorContext({
    ...{ document, view, image, text, candidates, regions },
    host: options.host ?? { canReopen: false, isReopened: false },
    clipboard: options.clipboard ?? new Clipboard(),
    machine: () => machine,
    previousRegions: () => previous.regions,
    request: (request) => outbox.request(request),
  });
  const machine: ToolMachine = new ToolMachine(context, restingTool(options));
  const mover = new ViewMover(view, machine);
  const hands = { kind, machine, mover, outbox };
  const runner = new ActionRunner({ ...hands, context });
  const input = new EditorInput({ ...hands, schema, keys: options.keys, runner });
  const shown = { document, view, machine, text, regions, input, outbox, candidates, previous };
  const snapshots: EditorSnapshots = new EditorSnapshots(shown);
  document.store.listen((diff) => {
    regions.update(diff);
    outbox.visible();
  });
  if (text !== null) view.camera = { ...view.camera, scale: 1, offset: viewPoint(0, 0) };
  return {
    ...{ image, text, document, view, mover, machine, context, runner, input },
    ...{ outbox, candidates, snapshots, previous },
  };
}
