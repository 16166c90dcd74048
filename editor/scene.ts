/**
 * What a host draws.
 *
 * `editor.getScene()` gives an immutable Scene; it is the same object until something that can be
 * seen changes, so that it fits `useSyncExternalStore(editor.subscribe, editor.getScene)`.
 *
 * 1. Image layer: place the picture by `camera` (view = turn(image × scale) + offset).
 * 2. `resting` is painted apart: for each group set colour (by `classId`) and dash (`isSuspect`)
 *    once, then stroke all outlines of `geometry` (of boxes 5 numbers each: x, y, width, height in
 *    ImagePx, rotation in degrees clockwise about the centre). `heights` say what lies over what, which
 *    shows where regions are filled. Paint again only where the identity
 *    of `resting` changes: it does when a resting region does, never while the pointer moves, a
 *    region is dragged, or the picture is panned.
 * 3. `live` are the few selected regions, drawn as nodes of their own, with their handles (ImagePx;
 *    draw them at a fixed size in the view). Where very many are selected it is empty: they are then
 *    groups of `resting` with `isSelected`.
 *    The one that keys have taken, `activeHandleId`, is set off.
 * 4. `preview` is the region being drawn, `candidate` a model's box that a click would take (dashed),
 *    `frame` the one spanned to select, `hovered` gets a highlight, `crosshair` two lines, `cursor`
 *    goes into the style of the container.
 *
 * With `isHidden` nothing of 2 is shown, of 3 only where `isLiveSeen`. Nothing here decides what is submitted.
 */
import type { Box } from '@/core/geometry/box';
import type { AnswerDocument } from './answer-document';
import type { Camera } from './camera';
import type { Candidate } from './candidates';
import type { Cursor } from './cursor';
import { handlesOf } from './handles';
import type { Freshness, RegionId, RegionRecord } from './records';
import type { RecordsDiff } from './records-diff';
import { type RestingGroup, RestingGroups } from './resting-groups';
import type { Handle } from './shapes/shape';
import type { TextSelection } from './text/text-selection';
import type { TextReveal } from './text/text-view';
import type { Preview } from './tools/tool-state';
import type { ImagePoint } from './units';
import type { ViewSettings } from './view-settings';

/** A selected region, apart from the resting ones. */
export interface LiveRegion {
  readonly record: RegionRecord;
  /** Empty when several are selected or it is locked; `rotate` is the one to turn it by. */
  readonly handles: readonly Handle[];
}

/** The region in the making, with the class it will take. */
type ScenePreview = Preview & { readonly classId: number | null };

/** All that can be seen at one moment. */
export interface Scene {
  readonly camera: Camera;
  readonly isHidden: boolean;
  /** What is live can be seen: while all is hidden, only what was drawn since. */
  readonly isLiveSeen: boolean;
  readonly settings: ViewSettings;
  /** What is chosen in a text, or its caret. */
  readonly textSelection: TextSelection | null;
  /** Where a text should be scrolled to; another object each time. */
  readonly textReveal: TextReveal | null;
  readonly resting: readonly RestingGroup[];
  readonly live: readonly LiveRegion[];
  readonly preview: ScenePreview | null;
  /** What a click here would take of what a model sees, with the class it would get. */
  readonly candidate: Candidate | null;
  /** The resting or live region under the pointer. */
  readonly hovered: RegionRecord | null;
  /** The one of its handles by which keys move the live region: the corner they have taken. */
  readonly activeHandleId: string | null;
  /** The frame that is spanned around what to select. */
  readonly frame: Box | null;
  /** Where the pointer is, when it is over the view (it may be outside the image), or who draws by keys. */
  readonly crosshair: ImagePoint | null;
  readonly cursor: Cursor;
}

/** So many selected regions are live; more of them are drawn together with the resting ones. */
const LIVE_MAX = 50;
const NONE: ReadonlySet<RegionId> = new Set();

/** Keeps apart what rests and what is live, from the changes of the store. */
export class SceneRegions {
  readonly #document: AnswerDocument;
  readonly #resting = new RestingGroups();
  #hiddenIds: ReadonlySet<RegionId> = NONE;
  #selectedIds: readonly RegionId[] = [];
  #selectedSet: ReadonlySet<RegionId> = NONE;
  #isLive = true;
  #live: {
    readonly selected: readonly RegionRecord[];
    readonly freshness: Freshness | null;
    readonly scale: number;
    readonly regions: readonly LiveRegion[];
  } | null = null;

  constructor(document: AnswerDocument) {
    this.#document = document;
  }

  /** Takes one change of the store in. */
  update(diff: RecordsDiff): void {
    const touched = new Set<RegionId>();
    for (const { before, after } of diff.values()) {
      const record = after ?? before;
      if (record?.typeName === 'region') touched.add(record.id);
    }
    const { selectedIds } = this.#document.selection;
    if (selectedIds !== this.#selectedIds) {
      for (const id of this.#selectedIds) touched.add(id);
      for (const id of selectedIds) touched.add(id);
      this.#selectedIds = selectedIds;
      this.#selectedSet = new Set(selectedIds);
      this.#isLive = selectedIds.length <= LIVE_MAX;
    }
    this.#place(touched);
  }

  /** Takes in which regions are hidden from sight while they are not selected. */
  setHidden(hiddenIds: ReadonlySet<RegionId>): void {
    const touched = new Set([...this.#hiddenIds, ...hiddenIds]);
    this.#hiddenIds = hiddenIds;
    this.#place(touched);
  }

  get resting(): readonly RestingGroup[] {
    return this.#resting.packed;
  }

  /** The selected regions with their handles; the same array until one of them or the zoom changes. */
  live(camera: Camera): readonly LiveRegion[] {
    const { scale } = camera;
    const { freshness } = this.#document.selection;
    const selected = this.#isLive ? this.#document.selected : [];
    const old = this.#live;
    const isSame =
      old !== null &&
      old.freshness === freshness &&
      (old.scale === scale || selected.length !== 1) &&
      old.selected.length === selected.length &&
      selected.every((record, index) => record === old.selected[index]);
    if (isSame) return old.regions;
    const isAlone = selected.length === 1;
    const regions = selected.map((record) => ({
      record,
      handles: isAlone ? handlesOf(record, camera, freshness) : [],
    }));
    this.#live = { selected, freshness, scale, regions };
    return regions;
  }

  #place(ids: Iterable<RegionId>): void {
    for (const id of ids) {
      const isSelected = this.#selectedSet.has(id);
      const isShown = isSelected ? !this.#isLive : !this.#hiddenIds.has(id);
      const record = isShown ? this.#document.get(id) : undefined;
      this.#resting.set(id, record ?? null, isSelected);
    }
  }
}
