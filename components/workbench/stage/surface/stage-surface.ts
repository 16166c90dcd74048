import { type Camera, fitCamera } from '@/editor/camera';
import { LABELS_MAX } from '../draw-resting';
import type { ImageWindow } from '../regions/region-kind-view';
import { type Affine, cameraAffine, invert, isShift, mapWindow, scaleOf, shifted } from './affine';
import { findChanges } from './find-changes';
import { Sheet, type SheetContent } from './sheet';

/** All that the surface shows; the camera and the groups keep their identity while nothing changes. */
export interface SurfaceState extends SheetContent {
  readonly camera: Camera;
  readonly isHidden: boolean;
  /** A CSS filter on the picture alone, or `none`. */
  readonly pictureFilter: string;
}

/** A name costs about as much as so many outlines. */
const LABEL_COST = 3;
/** Up to this cost all is painted anew in each frame: always sharp. Above, painted sheets are moved. */
const DIRECT_COST_MAX = LABEL_COST * LABELS_MAX + 300;
/** The camera counts as at rest after this, and what was moved is painted sharp again. */
const SETTLE_MS = 120;
/** While the picture is shifted past what is painted, it is painted anew at most this often. */
const REPAINT_MS = 250;
/** How much is painted beyond each side of the view when sheets are moved, as a share of it. */
const MARGIN_SHARE = 0.2;
/** From this zoom over the fitted picture on a small painting of all of it is kept below. */
const OVERVIEW_ZOOM_MIN = 1.2;
const WINDOWS_MAX = 32;

function viewWindow({ view }: Camera): ImageWindow {
  return { left: 0, top: 0, right: view.width, bottom: view.height };
}

/**
 * Shows the picture and its resting regions. While they are cheap every change paints them anew.
 * Above that a gesture moves what is painted by a transform, over a small painting of the whole
 * picture that fills what comes into view, and all is painted sharp once the camera rests; a change
 * of some regions paints only where they are.
 */
export class StageSurface {
  readonly #host: HTMLElement;
  readonly #sheet: Sheet;
  #overview: Sheet | null = null;
  #wanted: SurfaceState | null = null;
  /** What the sheets show at the moment. */
  #shown: SurfaceState | null = null;
  #isHeavy = false;
  #hasLabels = false;
  #paintedAt = 0;
  #frame: number | null = null;
  #settle: ReturnType<typeof setTimeout> | null = null;
  #isSettled = true;
  #sharper: ImageWindow[] = [];
  #unlisten: () => void = () => {};

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#sheet = new Sheet(host, 'above');
  }

  dispose(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    if (this.#settle !== null) clearTimeout(this.#settle);
    this.#unlisten();
    this.#wanted?.picture.release();
    this.#shown = this.#wanted = null;
    this.#sheet.remove();
    this.#overview?.remove();
  }

  /** Takes over what is to be shown; it is painted in the next frame. */
  show(state: SurfaceState): void {
    if (state.picture !== this.#wanted?.picture) {
      this.#unlisten();
      this.#wanted?.picture.release();
      this.#sharper = [];
      this.#unlisten = state.picture.listen((window) => {
        this.#sharper.push(window);
        this.#schedule();
      });
    }
    this.#wanted = state;
    this.#schedule();
  }

  /** Paints everything anew, such as on a screen of another density. */
  refresh(): void {
    this.#shown = null;
    this.#schedule();
  }

  #schedule(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.#update();
    });
  }

  #update(): void {
    const { isGone } = this.#wanted?.picture ?? { isGone: true };
    const [wanted, shown] = [this.#wanted, this.#shown];
    if (wanted === null || isGone) return;
    this.#shown = wanted;
    const map = cameraAffine(wanted.camera);
    const inView = mapWindow(invert(map), viewWindow(wanted.camera));
    wanted.picture.want(inView, scaleOf(map) * window.devicePixelRatio);
    for (const sheet of [this.#sheet, this.#overview]) {
      if (sheet === null) continue;
      sheet.areRegionsShown = !wanted.isHidden;
      sheet.pictureFilter = wanted.pictureFilter;
    }
    const isSameContent =
      shown !== null &&
      shown.picture === wanted.picture &&
      shown.look === wanted.look &&
      shown.isSmooth === wanted.isSmooth &&
      shown.camera.view.width === wanted.camera.view.width &&
      shown.camera.view.height === wanted.camera.view.height;
    if (!isSameContent) {
      this.#dropOverview();
      this.#paint(wanted);
      return;
    }
    const isMoved = shown.camera !== wanted.camera;
    if (isMoved && !this.#isHeavy) {
      this.#paint(wanted);
      return;
    }
    if (shown.groups !== wanted.groups) this.#paintChanges(shown, wanted);
    this.#paintSharper(wanted);
    if (isMoved) this.#move(wanted);
  }

  /** Paints only what differs, where that is worth it. */
  #paintChanges(shown: SurfaceState, wanted: SurfaceState): void {
    const canPatch = this.#isHeavy && !this.#hasLabels;
    const windows = canPatch ? findChanges(shown.groups, wanted.groups, WINDOWS_MAX) : null;
    const drawn = this.#sheet.paintResting(wanted, windows);
    this.#overview?.paintResting(wanted, windows);
    if (windows === null && this.#isSettled) this.#weigh(drawn);
  }

  #paintSharper(wanted: SurfaceState): void {
    const windows = this.#sharper.length > WINDOWS_MAX ? null : this.#sharper;
    if (windows?.length === 0) return;
    this.#sharper = [];
    this.#sheet.paintPicture(wanted, windows);
    this.#overview?.paintPicture(wanted, windows);
  }

  /** Moves what is painted, and sees to it that it is painted sharp once the camera rests. */
  #move(state: SurfaceState): void {
    const { camera } = state;
    const map = cameraAffine(camera);
    this.#sheet.place(map);
    this.#overview?.place(map);
    this.#isSettled = false;
    if (this.#settle !== null) clearTimeout(this.#settle);
    this.#settle = setTimeout(() => this.#rest(), SETTLE_MS);
    const { widthPx, heightPx } = camera.image;
    const picture = { left: 0, top: 0, right: widthPx, bottom: heightPx };
    const isCovered = this.#sheet.covers(map, viewWindow(camera), picture);
    if (this.#overview !== null) this.#overview.isShown = !isCovered;
    const painted = this.#sheet.map;
    const isOldEnough = performance.now() - this.#paintedAt > REPAINT_MS;
    if (isCovered || painted === null || !isShift(painted, map) || !isOldEnough) return;
    this.#paintAt(this.#sheet, state, map);
  }

  #rest(): void {
    this.#settle = null;
    requestAnimationFrame(() => {
      const shown = this.#shown;
      if (shown === null || this.#settle !== null || shown.picture.isGone) return;
      this.#paint(shown);
      this.#paintOverview(shown);
    });
  }

  #paint(state: SurfaceState): void {
    if (this.#settle !== null) clearTimeout(this.#settle);
    this.#settle = null;
    this.#isSettled = true;
    this.#sharper = [];
    this.#weigh(this.#paintAt(this.#sheet, state, cameraAffine(state.camera)));
    if (this.#overview !== null) this.#overview.isShown = false;
  }

  #paintAt(sheet: Sheet, state: SurfaceState, map: Affine) {
    const { width, height } = state.camera.view;
    const share = this.#isHeavy ? MARGIN_SHARE : 0;
    const [x, y] = [Math.round(width * share), Math.round(height * share)];
    sheet.resize(width + 2 * x, height + 2 * y, window.devicePixelRatio);
    this.#paintedAt = performance.now();
    const drawn = sheet.paint(state, shifted(map, x, y));
    sheet.place(map);
    return drawn;
  }

  #weigh({ regions, labels }: { regions: number; labels: number }): void {
    this.#hasLabels = labels > 0;
    this.#isHeavy = regions + LABEL_COST * labels > DIRECT_COST_MAX;
    if (!this.#isHeavy) this.#dropOverview();
  }

  /** Keeps all of the picture at the size at which it just fits, for what a gesture brings into view. */
  #paintOverview(state: SurfaceState): void {
    const fitted = fitCamera(state.camera);
    const isNeeded = this.#isHeavy && state.camera.scale > fitted.scale * OVERVIEW_ZOOM_MIN;
    if (!isNeeded || this.#overview !== null) return;
    const sheet = new Sheet(this.#host, 'below');
    sheet.areRegionsShown = !state.isHidden;
    sheet.pictureFilter = state.pictureFilter;
    sheet.isShown = false;
    const { width, height } = fitted.view;
    sheet.resize(width, height, 1);
    sheet.paint(state, cameraAffine(fitted));
    this.#overview = sheet;
  }

  #dropOverview(): void {
    this.#overview?.remove();
    this.#overview = null;
  }
}
