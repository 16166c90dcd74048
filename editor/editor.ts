import type { Answer, Region } from '@/core/annotation';
import { type DraftDocument, DraftDocumentSchema } from '@/core/draft/draft-document';
import type { Box } from '@/core/geometry/box';
import type { LabelSchema, ProjectKind } from '@/core/label-schema/label-schema';
import type { KeymapSettings } from '@/core/preferences';
import type { Action, ActionArgs } from './actions/action';
import { ACTIONS } from './actions/action-registry';
import { AnswerDocument } from './answer-document';
import { Clipboard } from './clipboard';
import {
  asSeen,
  bringIntoView,
  centreOn,
  resizeCamera,
  rotateCamera,
  viewToImage,
  zoomAt,
} from './camera';
import { turnCursor } from './cursor';
import type { EditorLog, EditorOperation } from './draft';
import type { EditorContext, HostAbilities } from './editor-context';
import { type EditorState, keepIdentity, readState } from './editor-state';
import { KeyRouter } from './key-router';
import { type KeyInput, Keymap } from './keymap';
import { selectFirstSuspect } from './next-suspect';
import { type EditorEvents, Outbox } from './outbox';
import {
  type Pointer,
  type PointerInput,
  toPointer,
  type WheelInput,
  wheelFactor,
} from './pointer';
import type { RegionId, RegionRecord } from './records';
import { type Scene, SceneRegions } from './scene';
import { shapeOf } from './shapes/shape-registry';
import { TextView } from './text/text-view';
import { ToolMachine } from './tools/tool-machine';
import { TouchRouter } from './touch-router';
import type { ToolId } from './tools/tool-state-info';
import { type ImagePoint, type ImageSize, viewPoint } from './units';
import type { ViewSettings } from './view-settings';
import { ViewState } from './view-state';

/** What an editor is opened on. */
export interface EditorOptions {
  readonly kind: ProjectKind;
  readonly schema: LabelSchema;
  /** Extent of the upright image; absent for a text. */
  readonly image?: ImageSize;
  /** The text; absent for a picture. */
  readonly text?: string;
  /** An earlier answer, such as the server's draft. */
  readonly answer?: Answer;
  /** Absent: the host can do none of it. */
  readonly host?: HostAbilities;
  /** The sticky class of the item before. */
  readonly activeClassId?: number | null;
  /** The person's keys; the built-in ones where absent. */
  readonly keys?: KeymapSettings;
  /** Shared by the editors of all items, so that what was copied can be pasted into the next. */
  readonly clipboard?: Clipboard;
  /** What was answered to the item before, for `repeat-previous`. */
  readonly previousRegions?: readonly Region[];
}

/** The tool an editor begins with: what the project asks for is drawn without choosing a tool. */
function restingTool({ kind, schema }: EditorOptions): ToolId {
  if (kind === 'text') return schema.regions.includes('span') ? 'draw-span' : 'pan';
  if (schema.regions.includes('box')) return 'draw-box';
  return schema.regions.includes('polygon') ? 'draw-polygon' : 'pan';
}

/**
 * The headless labelling editor: input in, immutable snapshots, operations and requests out. It
 * knows no DOM; a host passes events on and draws `getScene()` (see scene.ts).
 */
export class Editor {
  /** Extent of the picture; a text is a line of so many code points, one high. */
  readonly image: ImageSize;
  /** What a host of a text needs beyond the scene: boundaries, caret, its own layout. */
  readonly text: TextView | null;
  readonly #kind: ProjectKind;
  readonly #document: AnswerDocument;
  readonly #view: ViewState;
  readonly #machine: ToolMachine;
  readonly #keys: KeyRouter;
  readonly #touch: TouchRouter;
  #keymap: Keymap;
  readonly #context: EditorContext;
  readonly #host: HostAbilities;
  readonly #sceneRegions: SceneRegions;
  readonly #outbox: Outbox;
  readonly #clipboard: Clipboard;
  #previousRegions: readonly Region[];
  #scene: Scene | null = null;
  #state: EditorState | null = null;

  constructor(options: EditorOptions) {
    this.text =
      options.text === undefined ? null : new TextView(options.text, () => this.#outbox.visible());
    const widthPx = Math.max(1, this.text?.model.length ?? 1);
    this.image = options.image ?? { widthPx, heightPx: 1 };
    this.#kind = options.kind;
    this.#clipboard = options.clipboard ?? new Clipboard();
    this.#previousRegions = options.previousRegions ?? [];
    this.#outbox = new Outbox(
      () => !this.#machine.isInGesture,
      () => this.#document.history.takeJournal(),
      () => {
        this.#scene = null;
      },
    );
    this.#document = new AnswerDocument(options.schema);
    this.#sceneRegions = new SceneRegions(this.#document);
    this.#document.store.listen((diff) => {
      this.#sceneRegions.update(diff);
      this.#outbox.visible();
    });
    this.#view = new ViewState(this.image, () => this.#outbox.visible());
    this.#host = options.host ?? { canReopen: false, isReopened: false };
    this.#context = this.#makeContext();
    this.#machine = new ToolMachine(this.#context, restingTool(options));
    this.#keymap = new Keymap(options.kind, options.schema, options.keys);
    this.#keys = new KeyRouter(() => this.#keymap, {
      runAction: (action, args) => this.#run(action, this.#asSeen(args)),
      releaseAction: (action) => action.release?.(this.#context),
      setSpaceHeld: (isHeld) => {
        this.#machine.isSpaceHeld = isHeld && options.kind === 'image';
        this.#outbox.visible();
      },
    });
    if (this.text !== null) {
      this.#view.camera = { ...this.#view.camera, scale: 1, offset: viewPoint(0, 0) };
    }
    this.#touch = this.#makeTouchRouter();
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
    this.#scene ??= {
      camera: this.#view.camera,
      isHidden: this.#view.isHidden,
      settings: this.#view.settings,
      textSelection: this.text?.selection ?? null,
      textReveal: this.text?.revealed ?? null,
      resting: this.#sceneRegions.resting,
      live: this.#sceneRegions.live(this.#view.camera),
      preview: this.#preview(),
      hovered: this.#hovered(),
      frame: this.#machine.frame,
      crosshair: this.#machine.keyboardCursor?.at ?? this.#view.pointer?.image ?? null,
      cursor: turnCursor(this.#machine.cursor, this.#view.camera.rotation),
    };
    return this.#scene;
  };

  /** What panels and toolbars show; the same object until one of its fields changes. */
  readonly getState = (): EditorState => {
    this.#state = keepIdentity(
      this.#state,
      readState(
        this.#document,
        this.#view,
        this.#machine,
        this.#keymap,
        this.#previousRegions.length,
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
    this.#outbox.batch(() => {
      this.#keys.pointerUsed();
      this.#touch.pointerDown(input);
    });
  }

  pointerMove(input: PointerInput): void {
    this.#outbox.batch(() => this.#touch.pointerMove(input));
  }

  pointerUp(input: PointerInput): void {
    this.#outbox.batch(() => this.#touch.pointerUp(input));
  }

  /** The system has taken the pointer away: the gesture is cancelled. */
  pointerCancel(): void {
    this.#outbox.batch(() => {
      this.#touch.reset();
      this.#cancelGesture();
    });
  }

  pointerLeave(): void {
    this.#outbox.batch(() => {
      if (this.#machine.isInGesture) return;
      this.#view.pointer = null;
      this.#view.hoveredId = null;
    });
  }

  /** Zooms about the pointer. */
  wheel(input: WheelInput): void {
    this.#outbox.batch(() => {
      const at = viewPoint(input.x, input.y);
      this.#view.camera = zoomAt(this.#view.camera, at, wheelFactor(input));
      this.#cameraMoved();
    });
  }

  /** True when the editor took the key, so that the host should prevent the browser's default. */
  keyDown(key: KeyInput): boolean {
    return this.#outbox.batch(() => {
      this.#seeModifiers(key);
      return this.#keys.keyDown(key);
    });
  }

  keyUp(key: KeyInput): boolean {
    return this.#outbox.batch(() => {
      this.#seeModifiers(key);
      return this.#keys.keyUp(key);
    });
  }

  /** The window has lost the focus: held keys count as released, and the gesture is cancelled. */
  blur(): void {
    this.#outbox.batch(() => {
      this.#keys.blur();
      this.#cancelGesture();
    });
  }

  /** The view has this size in CSS px now. */
  resize(view: { width: number; height: number }): void {
    this.#outbox.batch(() => {
      this.#view.camera = resizeCamera(this.#view.camera, view);
      this.#cameraMoved();
    });
  }

  /** How the person wants to see things; what is out of range falls back. Never part of an answer. */
  changeView(settings: Partial<ViewSettings>): void {
    this.#outbox.batch(() => this.#view.change(settings));
  }

  /** Turns the picture in the view to so many degrees clockwise. */
  turnTo(degrees: number): void {
    this.#outbox.batch(() => {
      this.#view.camera = rotateCamera(this.#view.camera, degrees);
      this.#cameraMoved();
    });
  }

  /** Moves the picture so that this position of it lies in the middle of the view. */
  lookAt(point: ImagePoint): void {
    this.#outbox.batch(() => {
      this.#view.camera = centreOn(this.#view.camera, point);
      this.#cameraMoved();
    });
  }

  // Commands.

  /** What each key does now. */
  get keymap(): Keymap {
    return this.#keymap;
  }

  /** Takes a person's keys from now on; keys that are held count as released. */
  setKeys(settings: KeymapSettings): void {
    this.#outbox.batch(() => {
      this.#keys.blur();
      this.#keymap = new Keymap(this.#kind, this.#document.schema, settings);
      this.#outbox.visible();
    });
  }

  /** The actions of this workbench, for toolbars, menus, palettes and shortcut sheets. */
  get actions(): readonly Action[] {
    return ACTIONS.filter(({ kinds }) => kinds.includes(this.#kind));
  }

  /** Whether the action would do something now. */
  isEnabled(action: Action, args: ActionArgs = {}): boolean {
    return action.isEnabled(this.#context, args);
  }

  /** Runs an action as one undo step; false where there is no such action or it is not enabled. */
  runAction(id: string, args: ActionArgs = {}): boolean {
    const action = this.actions.find((entry) => entry.id === id);
    return action === undefined ? false : this.#outbox.batch(() => this.#run(action, args));
  }

  /** Ends an action of the kind that is held, such as `hide-all`. */
  releaseAction(id: string): void {
    const action = this.actions.find((entry) => entry.id === id);
    this.#outbox.batch(() => action?.release?.(this.#context));
  }

  /** Selects regions, as a click in the list does, and brings a single one into view. */
  select(ids: readonly RegionId[]): void {
    this.#outbox.batch(() => {
      this.#cancelGesture();
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) this.#context.show(only);
      else this.#document.select(ids);
    });
  }

  /** Hides single regions from sight, or shows them again; the answer stays as it is. */
  setHidden(ids: readonly RegionId[], isHidden: boolean): void {
    this.#outbox.batch(() => this.#setHidden(ids, isHidden));
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
      this.#cancelGesture();
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
      this.#cancelGesture();
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

  #makeContext(): EditorContext {
    const self = () => this;
    const machine = () => this.#machine;
    return {
      document: this.#document,
      view: this.#view,
      image: this.image,
      host: this.#host,
      text: this.text,
      clipboard: this.#clipboard,
      get previousRegions(): readonly Region[] {
        return self().#previousRegions;
      },
      get tool(): ToolId {
        return machine().tool;
      },
      get isInGesture(): boolean {
        return machine().isInGesture;
      },
      get isDrawing(): boolean {
        return machine().isDrawing;
      },
      setTool: (tool) => this.#machine.setTool(tool),
      enter: (id, info) => this.#machine.enter(id, info),
      enterIdle: () => this.#machine.enterIdle(),
      startPan: (start) => this.#machine.startPan(start),
      endPan: () => this.#machine.endPan(),
      cancelGesture: () => this.#machine.cancelGesture(),
      show: (id) => this.#show(id),
      setHidden: (ids, isHidden) => this.#setHidden(ids, isHidden),
      request: (request) => this.#outbox.request(request),
    };
  }

  #run(action: Action, args: ActionArgs): boolean {
    if (this.#machine.takeAction(action.id, args)) {
      this.#outbox.visible();
      return true;
    }
    if (!action.keepsGesture) this.#machine.cancelGesture();
    if (!action.isEnabled(this.#context, args)) return false;
    if (!args.isRepeat && !this.#machine.isInGesture) this.#document.history.mark(action.id);
    const { camera } = this.#view;
    action.run(this.#context, args);
    if (camera !== this.#view.camera) this.#cameraMoved();
    this.#outbox.visible();
    return true;
  }

  /** Arrow keys go where they point, however the picture is turned in the view. */
  #asSeen(args: ActionArgs): ActionArgs {
    const { dx, dy } = args;
    const { camera } = this.#view;
    if (camera.rotation === 0 || dx === undefined || dy === undefined) return args;
    return { ...args, ...asSeen(camera, dx, dy) };
  }

  #cancelGesture(): void {
    if (this.#machine.cancelGesture()) this.#outbox.visible();
  }

  #show(id: RegionId): void {
    const region = this.#document.get(id);
    if (region === undefined) return;
    this.#document.select([id]);
    if (this.text !== null) {
      this.text.reveal(shapeOf(region).bounds(region).x);
      return;
    }
    const camera = bringIntoView(this.#view.camera, shapeOf(region).bounds(region));
    if (camera !== this.#view.camera) this.#view.camera = camera;
  }

  #setHidden(ids: readonly RegionId[], isHidden: boolean): void {
    const hiddenIds = new Set(this.#view.hiddenIds);
    for (const id of ids) {
      if (isHidden) hiddenIds.add(id);
      else hiddenIds.delete(id);
    }
    this.#view.hiddenIds = hiddenIds;
    this.#sceneRegions.setHidden(hiddenIds);
  }

  #makeTouchRouter(): TouchRouter {
    const view = this.#view;
    const cameraMoved = () => this.#cameraMoved();
    return new TouchRouter({
      pointerDown: (input) => this.#machine.pointerDown(this.#see(input)),
      pointerMove: (input) => this.#machine.pointerMove(this.#see(input)),
      pointerUp: (input) => this.#machine.pointerUp(this.#see(input)),
      cancelGesture: () => this.#cancelGesture(),
      get camera() {
        return view.camera;
      },
      set camera(camera) {
        view.camera = camera;
        cameraMoved();
      },
    });
  }

  #see(input: PointerInput): Pointer {
    const pointer = toPointer(input, this.#view.camera);
    this.#view.pointer = pointer;
    return pointer;
  }

  #seeModifiers(key: KeyInput): void {
    const { pointer } = this.#view;
    const { alt = false, shift = false, ctrl = false, meta = false } = key;
    const isSame =
      pointer === null ||
      (pointer.alt === alt &&
        pointer.shift === shift &&
        pointer.ctrl === ctrl &&
        pointer.meta === meta);
    if (!isSame) this.#view.pointer = { ...pointer, alt, shift, ctrl, meta };
  }

  #cameraMoved(): void {
    const { pointer, camera } = this.#view;
    if (pointer === null) return;
    const moved = { ...pointer, image: viewToImage(camera, pointer.view) };
    this.#view.pointer = moved;
    this.#machine.cameraMoved(moved);
  }

  #preview(): Scene['preview'] {
    const preview = this.#machine.preview;
    return preview && { ...preview, classId: this.#document.session.activeClassId };
  }

  #hovered(): RegionRecord | null {
    const { hoveredId, isHidden } = this.#view;
    return isHidden || hoveredId === null ? null : (this.#document.get(hoveredId) ?? null);
  }
}
