import { type Camera, makeCamera } from './camera';
import type { Pointer } from './pointer';
import type { RegionId } from './records';
import type { ImagePoint, ImageSize } from './units';
import { DEFAULT_VIEW_SETTINGS, readViewSettings, type ViewSettings } from './view-settings';

/** A corner that keys have taken: of what is selected for as long as that stays selected. */
interface TakenCorner {
  /** The very selection it was taken in: a later one has no corner taken, even of the same region. */
  readonly selectedIds: readonly RegionId[];
  readonly index: number;
}

/** What is seen and where the pointer is: none of it is ever stored, undone or submitted. */
export class ViewState {
  #camera: Camera;
  #pointer: Pointer | null = null;
  #hoveredId: RegionId | null = null;
  #isHidden = false;
  #hiddenIds: ReadonlySet<RegionId> = new Set();
  #corner: TakenCorner | null = null;
  #settings = DEFAULT_VIEW_SETTINGS;
  /** What was selected when all regions were hidden: what is drawn afterwards is seen. */
  selectedWhenHidden: readonly RegionId[] | null = null;
  /** Where a region was last picked by a click: another one there picks what lies below. */
  lastClick: ImagePoint | null = null;
  /** What a list shows, in its order; null where that is everything in the editor's own. */
  walk: readonly RegionId[] | null = null;
  /** The region that a step of the walk has reached last, and its place in it. */
  lastWalked: { readonly id: RegionId; readonly place: number } | null = null;
  /** Where a person who drew by keys left off. */
  keyboardPlace: ImagePoint | null = null;
  readonly #onChange: () => void;

  constructor(image: ImageSize, onChange: () => void) {
    this.#camera = makeCamera(image, { width: image.widthPx, height: image.heightPx });
    this.#onChange = onChange;
  }

  get camera(): Camera {
    return this.#camera;
  }
  set camera(camera: Camera) {
    this.#camera = camera;
    this.#onChange();
  }

  /** Where the pointer was last seen; null when it is not over the view. */
  get pointer(): Pointer | null {
    return this.#pointer;
  }
  set pointer(pointer: Pointer | null) {
    this.#pointer = pointer;
    this.#onChange();
  }

  get hoveredId(): RegionId | null {
    return this.#hoveredId;
  }
  set hoveredId(id: RegionId | null) {
    if (this.#hoveredId === id) return;
    this.#hoveredId = id;
    this.#onChange();
  }

  /** All regions are hidden from sight; what is submitted stays the same. */
  get isHidden(): boolean {
    return this.#isHidden;
  }
  set isHidden(isHidden: boolean) {
    this.#isHidden = isHidden;
    this.#onChange();
  }

  /** Single regions that are hidden from sight while they are not selected. */
  get hiddenIds(): ReadonlySet<RegionId> {
    return this.#hiddenIds;
  }
  set hiddenIds(ids: ReadonlySet<RegionId>) {
    this.#hiddenIds = ids;
    this.#onChange();
  }

  /** The corner that keys have taken; see active-corner.ts for whether it still is. */
  get corner(): TakenCorner | null {
    return this.#corner;
  }
  set corner(corner: TakenCorner | null) {
    this.#corner = corner;
    this.#onChange();
  }

  /** How the person wants to see it; the same object until one of them changes. */
  get settings(): ViewSettings {
    return this.#settings;
  }

  /** Takes settings over; what is out of range falls back. */
  change(settings: Partial<ViewSettings>): void {
    this.#settings = readViewSettings({ ...this.#settings, ...settings });
    this.#onChange();
  }
}
