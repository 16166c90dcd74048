import type { Answer, Region } from '@/core/annotation';
import { type DraftDocument, DraftDocumentSchema } from '@/core/draft/draft-document';
import type { Box } from '@/core/geometry/box';
import type { KeymapSettings } from '@/core/preferences';
import type { TextRange } from '@/core/text/text-model';
import type { Action, ActionArgs } from './actions/action';
import type { Candidate } from './candidates';
import type { EditorLog, EditorOperation } from './draft';
import type { EditorOptions } from './editor-options';
import { type EditorParts, makeEditorParts } from './editor-parts';
import type { EditorState } from './editor-state';
import type { KeyInput, Keymap } from './keymap';
import { selectFirstSuspect } from './next-suspect';
import type { EditorEvents } from './outbox';
import type { PointerInput, WheelInput } from './pointer';
import type { RegionId, RegionRecord } from './records';
import type { Scene } from './scene';
import type { TextView } from './text/text-view';
import type { ImagePoint, ImageSize } from './units';
import type { ViewSettings } from './view-settings';

/**
 * The headless labelling editor: input in, immutable snapshots, operations and requests out. It
 * knows no DOM; a host passes events on and draws `getScene()` (see scene.ts).
 */
export class Editor {
  /** Extent of the picture; a text is a line of so many code points, one high. */
  readonly image: ImageSize;
  /** What a host of a text needs beyond the scene: boundaries, caret, its own layout. */
  readonly text: TextView | null;
  readonly #parts: EditorParts;

  constructor(options: EditorOptions) {
    const parts = makeEditorParts(options);
    const { document, outbox } = parts;
    this.#parts = parts;
    this.image = parts.image;
    this.text = parts.text;
    outbox.batch(() => {
      if (options.answer) document.loadAnswer(options.answer);
      if (options.activeClassId !== undefined) document.setActiveClass(options.activeClassId);
      document.history.clear();
    });
  }

  /** Opens an editor on a draft; throws a ZodError where it is none. */
  static fromDraft(options: Omit<EditorOptions, 'answer'>, draft: unknown): Editor {
    return Editor.fromLog(options, { base: DraftDocumentSchema.parse(draft), operations: [] });
  }

  /** Opens an editor where the log's last operation left it, with the same steps to undo and redo. */
  static fromLog(options: Omit<EditorOptions, 'answer'>, log: EditorLog): Editor {
    const editor = new Editor(options);
    editor.#run(({ document }) => document.loadLog(log));
    return editor;
  }

  /** Runs one input or command; listeners hear of all of it afterwards. */
  #run<T>(work: (parts: EditorParts) => T): T {
    return this.#parts.outbox.batch(() => work(this.#parts));
  }

  // Snapshots: bound functions, so that they can be handed to useSyncExternalStore as they are.

  /** Calls back once after each input or command that changed anything to be seen. */
  readonly subscribe = (listener: () => void): (() => void) =>
    this.#parts.outbox.subscribe(listener);

  /** What to draw; the same object until it changes. */
  readonly getScene = (): Scene => this.#parts.snapshots.scene;

  /** What panels and toolbars show; the same object until one of its fields changes. */
  readonly getState = (): EditorState => this.#parts.snapshots.state;

  /** The regions in the list's order, most suspect first; the same array until one changes. */
  readonly getRegions = (): readonly RegionRecord[] => this.#parts.document.list.ordered;

  /** The selected regions, however many; the same array until something changes. */
  readonly getSelected = (): readonly RegionRecord[] => this.#parts.document.selected;

  /** The regions whose bounds touch the box, for culling; rejected ones are not among them. */
  regionIdsWithin(box: Box): RegionId[] {
    return this.#parts.document.index.within(box);
  }

  // Events out.

  /** Calls back with requests to the host, after the state has settled; or with each operation. */
  on<K extends keyof EditorEvents>(
    event: K,
    listener: (payload: EditorEvents[K]) => void,
  ): () => void {
    return this.#parts.outbox.on(event, listener);
  }

  /** Calls back with each settled operation as JSON: a gesture gives one, a cancelled one none. */
  onChange(listener: (operation: EditorOperation) => void): () => void {
    return this.#parts.outbox.on('change', listener);
  }

  // Input.

  pointerDown(input: PointerInput): void {
    this.#run((parts) => parts.input.pointerDown(input));
  }

  pointerMove(input: PointerInput): void {
    this.#run((parts) => parts.input.pointerMove(input));
  }

  pointerUp(input: PointerInput): void {
    this.#run((parts) => parts.input.pointerUp(input));
  }

  /** The system has taken the pointer away: the gesture is cancelled. */
  pointerCancel(): void {
    this.#run((parts) => parts.input.pointerCancel());
  }

  pointerLeave(): void {
    this.#run((parts) => parts.input.pointerLeave());
  }

  /** True when the editor took the key, so that the host should prevent the browser's default. */
  keyDown(key: KeyInput): boolean {
    return this.#run((parts) => parts.input.keyDown(key));
  }

  keyUp(key: KeyInput): boolean {
    return this.#run((parts) => parts.input.keyUp(key));
  }

  /** The window has lost the focus: held keys count as released, a drag is cancelled, clicks go on. */
  blur(): void {
    this.#run((parts) => parts.input.blur());
  }

  // The view.

  /** Zooms about the pointer. */
  wheel(input: WheelInput): void {
    this.#run((parts) => parts.mover.wheel(input));
  }

  /** The view has this size in CSS px now. */
  resize(view: { width: number; height: number }): void {
    this.#run((parts) => parts.mover.resize(view));
  }

  /** How the person wants to see things; what is out of range falls back. Never part of an answer. */
  changeView(settings: Partial<ViewSettings>): void {
    this.#run((parts) => parts.view.change(settings));
  }

  /** Turns the picture in the view to so many degrees clockwise. */
  turnTo(degrees: number): void {
    this.#run((parts) => parts.mover.turnTo(degrees));
  }

  /** Moves the picture so that this position of it lies in the middle of the view. */
  lookAt(point: ImagePoint): void {
    this.#run((parts) => parts.mover.lookAt(point));
  }

  // Commands.

  /** What each key does now. */
  get keymap(): Keymap {
    return this.#parts.input.keymap;
  }

  /** Takes a person's keys from now on; keys that are held count as released. */
  setKeys(settings: KeymapSettings): void {
    this.#run((parts) => parts.input.setKeys(settings));
  }

  /** The actions of this workbench, for toolbars, menus, palettes and shortcut sheets. */
  get actions(): readonly Action[] {
    return this.#parts.runner.actions;
  }

  /** Whether the action would do something now. */
  isEnabled(action: Action, args: ActionArgs = {}): boolean {
    return this.#parts.runner.isEnabled(action, args);
  }

  /** Runs an action as one undo step; false where there is no such action or it is not enabled. */
  runAction(id: string, args: ActionArgs = {}): boolean {
    const action = this.#parts.runner.find(id);
    return action === undefined ? false : this.#run((parts) => parts.runner.run(action, args));
  }

  /** Ends an action of the kind that is held, such as `hide-all`. */
  releaseAction(id: string): void {
    this.#run((parts) => parts.runner.release(parts.runner.find(id)));
  }

  /** Selects regions, as a click in the list does, and brings a single one into view. */
  select(ids: readonly RegionId[]): void {
    this.#run((parts) => {
      parts.input.cancelGesture();
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) parts.context.show(only);
      else {
        parts.document.select(ids);
        if (ids.length > 0 && parts.text !== null) parts.text.selection = null;
      }
    });
  }

  /** Chooses a stretch of a text and brings it into view, where spans are marked: a class key then marks it. */
  chooseText({ start, end }: TextRange): void {
    this.#run(({ document, input, text }) => {
      if (text === null || !document.schema.regions.includes('span')) return;
      input.cancelGesture();
      document.select([]);
      text.selection = { anchor: start, focus: end };
      text.reveal(start);
    });
  }

  /** Says what a list shows and in which order, so that Tab walks just that; null: everything. */
  setWalk(ids: readonly RegionId[] | null): void {
    this.#parts.view.walk = ids;
  }

  /** Hides single regions from sight, or shows them again; the answer stays as it is. */
  setHidden(ids: readonly RegionId[], isHidden: boolean): void {
    this.#run((parts) => parts.context.setHidden(ids, isHidden));
  }

  /** Says what was answered to the item before, for `repeat-previous`. */
  setPreviousRegions(regions: readonly Region[]): void {
    this.#run((parts) => {
      parts.previous.regions = regions;
      parts.outbox.visible();
    });
  }

  /** Chooses a class of the whole item, or takes it away again where several may be chosen. */
  toggleItemClass(classId: number): void {
    this.runAction('toggle-item-class', { classId });
  }

  /** Brings a model's regions and item classes in; never part of undo, known ids are left out. */
  loadPredictions(regions: readonly Region[], classIds: readonly number[] = []): void {
    this.#run((parts) => parts.document.loadPredictions(regions, classIds));
  }

  /**
   * Says what a model sees in the picture beside what it proposes, best first; null where none has
   * looked. Nothing of it is part of the answer until a person asks for it.
   */
  setCandidates(candidates: readonly Candidate[] | null, areClicksOffered = true): void {
    this.#run((parts) => {
      parts.candidates.known = candidates;
      parts.candidates.areClicksOffered = areClicksOffered;
      parts.outbox.visible();
    });
  }

  /** Selects the most suspect undecided prediction; false where there is none. */
  selectFirstSuspect(): boolean {
    return this.#run((parts) => !parts.machine.isInGesture && selectFirstSuspect(parts.context));
  }

  // The log.

  /** Goes to another state of the draft as one step that can be undone. */
  changeTo(draft: DraftDocument, name: string): void {
    this.#run((parts) => {
      parts.input.cancelGesture();
      parts.document.changeTo(draft, name);
    });
  }

  /** Does again what was done elsewhere to the same draft; nobody is told. Not during a gesture. */
  repeat(operation: EditorOperation): void {
    this.#run((parts) => {
      parts.document.repeat(operation);
      parts.document.history.takeJournal();
    });
  }

  /** Takes the whole log over in place of everything; the view stays. A gesture is cancelled. */
  loadLog(log: EditorLog): void {
    this.#run((parts) => {
      parts.input.cancelGesture();
      parts.document.loadLog(log);
    });
  }

  // Results.

  /** The answer exactly as the records stand: all that is not rejected, whatever is shown. */
  toAnswer(): Answer {
    return this.#parts.document.toAnswer();
  }

  /** The unfinished answer as JSON, with rejected predictions and the sticky class. */
  toDraft(): DraftDocument {
    return this.#parts.document.toDraft();
  }
}
