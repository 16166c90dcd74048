import type { Answer, Region } from '@/core/annotation';
import { type DraftDocument, DraftDocumentSchema } from '@/core/draft/draft-document';
import type { Box } from '@/core/geometry/box';
import type { KeymapSettings } from '@/core/preferences';
import { ActionRunner } from './action-runner';
import type { Action, ActionArgs } from './actions/action';
import { AnswerDocument } from './answer-document';
import { type Candidate, Candidates } from './candidates';
import { Clipboard } from './clipboard';
import type { EditorLog, EditorOperation } from './draft';
import type { EditorContext } from './editor-context';
import { EditorInput } from './editor-input';
import { type EditorOptions, restingTool } from './editor-options';
import { type EditorState, keepIdentity, readState } from './editor-state';
import type { KeyInput, Keymap } from './keymap';
import { makeEditorContext } from './make-editor-context';
import { selectFirstSuspect } from './next-suspect';
import { type EditorEvents, Outbox } from './outbox';
import type { PointerInput, WheelInput } from './pointer';
import { readScene } from './read-scene';
import type { RegionId, RegionRecord } from './records';
import { type Scene, SceneRegions } from './scene';
import { TextView } from './text/text-view';
import { ToolMachine } from './tools/tool-machine';
import { type ImagePoint, type ImageSize, viewPoint } from './units';
import { ViewMover } from './view-mover';
import type { ViewSettings } from './view-settings';
import { ViewState } from './view-state';

/**
 * The headless labelling editor: input in, immutable snapshots, operations and requests out. It
 * knows no DOM; a host passes events on and draws `getScene()` (see scene.ts).
 */
export class Editor {
  /** Extent of the picture; a text is a line of so many code points, one high. */
  readonly image: ImageSize;
  /** What a host of a text needs beyond the scene: boundaries, caret, its own layout. */
  readonly text: TextView | null;
  readonly #document: AnswerDocument;
  readonly #view: ViewState;
  readonly #mover: ViewMover;
  readonly #machine: ToolMachine;
  readonly #context: EditorContext;
  readonly #runner: ActionRunner;
  readonly #input: EditorInput;
  readonly #sceneRegions: SceneRegions;
  readonly #outbox: Outbox;
  readonly #candidates: Candidates;
  #previousRegions: readonly Region[];
  #scene: Scene | null = null;
  #state: EditorState | null = null;
  /** Of the outbox when the state was read. */
  #stateVersion = Number.NaN;

  constructor(options: EditorOptions) {
    const { kind, schema } = options;
    this.text =
      options.text === undefined ? null : new TextView(options.text, () => this.#outbox.visible());
    const widthPx = Math.max(1, this.text?.model.length ?? 1);
    this.image = options.image ?? { widthPx, heightPx: 1 };
    this.#previousRegions = options.previousRegions ?? [];
    this.#outbox = new Outbox(
      () => !this.#machine.isInGesture,
      () => this.#document.history.takeJournal(),
      () => {
        this.#scene = null;
      },
    );
    this.#document = new AnswerDocument(schema);
    this.#sceneRegions = new SceneRegions(this.#document);
    this.#document.store.listen((diff) => {
      this.#sceneRegions.update(diff);
      this.#outbox.visible();
    });
    this.#view = new ViewState(this.image, () => this.#outbox.visible());
    this.#candidates = new Candidates(this.image);
    this.#context = makeEditorContext({
      document: this.#document,
      view: this.#view,
      image: this.image,
      host: options.host ?? { canReopen: false, isReopened: false },
      text: this.text,
      clipboard: options.clipboard ?? new Clipboard(),
      candidates: this.#candidates,
      regions: this.#sceneRegions,
      machine: () => this.#machine,
      previousRegions: () => this.#previousRegions,
      request: (request) => this.#outbox.request(request),
    });
    this.#machine = new ToolMachine(this.#context, restingTool(options));
    this.#mover = new ViewMover(this.#view, this.#machine);
    const hands = { kind, machine: this.#machine, mover: this.#mover, outbox: this.#outbox };
    this.#runner = new ActionRunner({ ...hands, context: this.#context });
    this.#input = new EditorInput({
      ...hands,
      schema,
      keys: options.keys,
      runner: this.#runner,
    });
    if (this.text !== null) {
      this.#view.camera = { ...this.#view.camera, scale: 1, offset: viewPoint(0, 0) };
    }
    this.#outbox.batch(() => {
      if (options.answer) this.#document.loadAnswer(options.answer);
      if (options.activeClassId !== undefined) this.#document.setActiveClass(options.activeClassId);
      this.#document.history.clear();
    });
  }

  /** Opens an editor on a draft; throws a ZodError where it is none. */
  static fromDraft(options: Omit<EditorOptions, 'answer'>, draft: unknown): Editor {
    return Editor.fromLog(options, { base: DraftDocumentSchema.parse(draft), operations: [] });
  }

  /** Opens an editor where the log's last operation left it, with the same steps to undo and redo. */
  static fromLog(options: Omit<EditorOptions, 'answer'>, log: EditorLog): Editor {
    const editor = new Editor(options);
    editor.#outbox.batch(() => editor.#document.loadLog(log));
    return editor;
  }

  // Snapshots: bound functions, so that they can be handed to useSyncExternalStore as they are.

  /** Calls back once after each input or command that changed anything to be seen. */
  readonly subscribe = (listener: () => void): (() => void) => this.#outbox.subscribe(listener);

  /** What to draw; the same object until it changes. */
  readonly getScene = (): Scene => {
    this.#scene ??= readScene({
      document: this.#document,
      view: this.#view,
      machine: this.#machine,
      regions: this.#sceneRegions,
      text: this.text,
    });
    return this.#scene;
  };

  /** What panels and toolbars show; the same object until one of its fields changes. */
  readonly getState = (): EditorState => {
    const { version } = this.#outbox;
    if (this.#state !== null && this.#stateVersion === version) return this.#state;
    this.#stateVersion = version;
    this.#state = keepIdentity(
      this.#state,
      readState(
        this.#document,
        this.#view,
        this.#machine,
        this.keymap,
        this.#previousRegions.length,
        this.#candidates.known?.length ?? null,
      ),
    );
    return this.#state;
  };

  /** The regions in the list's order, most suspect first; the same array until one changes. */
  readonly getRegions = (): readonly RegionRecord[] => this.#document.list.ordered;

  /** The regions whose bounds touch the box, for culling; rejected ones are not among them. */
  regionIdsWithin(box: Box): RegionId[] {
    return this.#document.index.within(box);
  }

  // Events out.

  /** Calls back with requests to the host, after the state has settled; or with each operation. */
  on<K extends keyof EditorEvents>(
    event: K,
    listener: (payload: EditorEvents[K]) => void,
  ): () => void {
    return this.#outbox.on(event, listener);
  }

  /** Calls back with each settled operation as JSON: a gesture gives one, a cancelled one none. */
  onChange(listener: (operation: EditorOperation) => void): () => void {
    return this.#outbox.on('change', listener);
  }

  // Input.

  pointerDown(input: PointerInput): void {
    this.#outbox.batch(() => this.#input.pointerDown(input));
  }

  pointerMove(input: PointerInput): void {
    this.#outbox.batch(() => this.#input.pointerMove(input));
  }

  pointerUp(input: PointerInput): void {
    this.#outbox.batch(() => this.#input.pointerUp(input));
  }

  /** The system has taken the pointer away: the gesture is cancelled. */
  pointerCancel(): void {
    this.#outbox.batch(() => this.#input.pointerCancel());
  }

  pointerLeave(): void {
    this.#outbox.batch(() => this.#input.pointerLeave());
  }

  /** True when the editor took the key, so that the host should prevent the browser's default. */
  keyDown(key: KeyInput): boolean {
    return this.#outbox.batch(() => this.#input.keyDown(key));
  }

  keyUp(key: KeyInput): boolean {
    return this.#outbox.batch(() => this.#input.keyUp(key));
  }

  /** The window has lost the focus: held keys count as released, and the gesture is cancelled. */
  blur(): void {
    this.#outbox.batch(() => this.#input.blur());
  }

  // The view.

  /** Zooms about the pointer. */
  wheel(input: WheelInput): void {
    this.#outbox.batch(() => this.#mover.wheel(input));
  }

  /** The view has this size in CSS px now. */
  resize(view: { width: number; height: number }): void {
    this.#outbox.batch(() => this.#mover.resize(view));
  }

  /** How the person wants to see things; what is out of range falls back. Never part of an answer. */
  changeView(settings: Partial<ViewSettings>): void {
    this.#outbox.batch(() => this.#view.change(settings));
  }

  /** Turns the picture in the view to so many degrees clockwise. */
  turnTo(degrees: number): void {
    this.#outbox.batch(() => this.#mover.turnTo(degrees));
  }

  /** Moves the picture so that this position of it lies in the middle of the view. */
  lookAt(point: ImagePoint): void {
    this.#outbox.batch(() => this.#mover.lookAt(point));
  }

  // Commands.

  /** What each key does now. */
  get keymap(): Keymap {
    return this.#input.keymap;
  }

  /** Takes a person's keys from now on; keys that are held count as released. */
  setKeys(settings: KeymapSettings): void {
    this.#outbox.batch(() => this.#input.setKeys(settings));
  }

  /** The actions of this workbench, for toolbars, menus, palettes and shortcut sheets. */
  get actions(): readonly Action[] {
    return this.#runner.actions;
  }

  /** Whether the action would do something now. */
  isEnabled(action: Action, args: ActionArgs = {}): boolean {
    return this.#runner.isEnabled(action, args);
  }

  /** Runs an action as one undo step; false where there is no such action or it is not enabled. */
  runAction(id: string, args: ActionArgs = {}): boolean {
    const action = this.#runner.find(id);
    return action === undefined ? false : this.#outbox.batch(() => this.#runner.run(action, args));
  }

  /** Ends an action of the kind that is held, such as `hide-all`. */
  releaseAction(id: string): void {
    this.#outbox.batch(() => this.#runner.release(this.#runner.find(id)));
  }

  /** Selects regions, as a click in the list does, and brings a single one into view. */
  select(ids: readonly RegionId[]): void {
    this.#outbox.batch(() => {
      this.#input.cancelGesture();
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) this.#context.show(only);
      else this.#document.select(ids);
    });
  }

  /** Hides single regions from sight, or shows them again; the answer stays as it is. */
  setHidden(ids: readonly RegionId[], isHidden: boolean): void {
    this.#outbox.batch(() => this.#context.setHidden(ids, isHidden));
  }

  /** Says what was answered to the item before, for `repeat-previous`. */
  setPreviousRegions(regions: readonly Region[]): void {
    this.#outbox.batch(() => {
      this.#previousRegions = regions;
      this.#outbox.visible();
    });
  }

  /** Chooses a class of the whole item, or takes it away again where several may be chosen. */
  toggleItemClass(classId: number): void {
    this.runAction('toggle-item-class', { classId });
  }

  /** Brings a model's regions and item classes in; never part of undo, known ids are left out. */
  loadPredictions(regions: readonly Region[], classIds: readonly number[] = []): void {
    this.#outbox.batch(() => this.#document.loadPredictions(regions, classIds));
  }

  /**
   * Says what a model sees in the picture beside what it proposes, best first; null where none has
   * looked. Nothing of it is part of the answer until a person asks for it.
   */
  setCandidates(candidates: readonly Candidate[] | null): void {
    this.#outbox.batch(() => {
      this.#candidates.known = candidates;
      this.#outbox.visible();
    });
  }

  /** Selects the most suspect undecided prediction; false where there is none. */
  selectFirstSuspect(): boolean {
    return this.#outbox.batch(
      () => !this.#machine.isInGesture && selectFirstSuspect(this.#context),
    );
  }

  // The log.

  /** Goes to another state of the draft as one step that can be undone. */
  changeTo(draft: DraftDocument, name: string): void {
    this.#outbox.batch(() => {
      this.#input.cancelGesture();
      this.#document.changeTo(draft, name);
    });
  }

  /** Does again what was done elsewhere to the same draft; nobody is told. Not during a gesture. */
  repeat(operation: EditorOperation): void {
    this.#outbox.batch(() => {
      this.#document.repeat(operation);
      this.#document.history.takeJournal();
    });
  }

  /** Takes the whole log over in place of everything; the view stays. A gesture is cancelled. */
  loadLog(log: EditorLog): void {
    this.#outbox.batch(() => {
      this.#input.cancelGesture();
      this.#document.loadLog(log);
    });
  }

  // Results.

  /** The answer exactly as the records stand: all that is not rejected, whatever is shown. */
  toAnswer(): Answer {
    return this.#document.toAnswer();
  }

  /** The unfinished answer as JSON, with rejected predictions and the sticky class. */
  toDraft(): DraftDocument {
    return this.#document.toDraft();
  }
}
