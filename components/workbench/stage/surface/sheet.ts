import type { RestingGroup } from '@/editor/resting-groups';
import { drawResting, type RestingLook } from '../draw-resting';
import type { ImageWindow } from '../regions/region-kind-view';
import { type Affine, chain, invert, mapWindow, scaled, scaleOf } from './affine';
import type { PictureSource } from './picture-source';

/** What a sheet shows. */
export interface SheetContent {
  readonly picture: PictureSource;
  readonly groups: readonly RestingGroup[];
  readonly look: RestingLook;
  readonly isSmooth: boolean;
}

/** Of a stroke and its antialiasing, in CSS px around what it outlines. */
const STROKE_PX = 3;

function addCanvas(holder: HTMLElement, layer: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.dataset['layer'] = layer;
  Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' });
  holder.append(canvas);
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser gives no 2D canvas');
  return context;
}

/**
 * The picture and its resting regions painted once for one place of the camera, on two canvases
 * that can then be moved as one without painting anything.
 */
export class Sheet {
  readonly #holder: HTMLDivElement;
  readonly #picture: CanvasRenderingContext2D;
  readonly #resting: CanvasRenderingContext2D;
  #pixelRatio = 1;
  #size = { width: 0, height: 0 };
  /** From ImagePx to CSS px of the sheet, as it is painted; null before that. */
  map: Affine | null = null;

  constructor(host: HTMLElement, where: 'above' | 'below') {
    this.#holder = document.createElement('div');
    Object.assign(this.#holder.style, {
      position: 'absolute',
      left: '0',
      top: '0',
      transformOrigin: '0 0',
      willChange: 'transform',
    });
    this.#picture = contextOf(addCanvas(this.#holder, 'picture'));
    this.#resting = contextOf(addCanvas(this.#holder, 'resting'));
    if (where === 'above') host.append(this.#holder);
    else host.prepend(this.#holder);
  }

  remove(): void {
    this.#holder.remove();
    // gives the pixels back at once, not when the canvas is collected
    for (const { canvas } of [this.#picture, this.#resting]) canvas.width = canvas.height = 0;
  }

  set isShown(isShown: boolean) {
    this.#holder.style.visibility = isShown ? 'visible' : 'hidden';
  }

  set areRegionsShown(areShown: boolean) {
    this.#resting.canvas.style.visibility = areShown ? 'inherit' : 'hidden';
  }

  set pictureFilter(filter: string) {
    this.#picture.canvas.style.filter = filter;
  }

  /** Sets the extent in CSS px; what was painted is gone where it changes. */
  resize(width: number, height: number, pixelRatio: number): void {
    const isSame = width === this.#size.width && height === this.#size.height;
    if (isSame && pixelRatio === this.#pixelRatio) return;
    this.#size = { width, height };
    this.#pixelRatio = pixelRatio;
    this.map = null;
    Object.assign(this.#holder.style, { width: `${width}px`, height: `${height}px` });
    for (const { canvas } of [this.#picture, this.#resting]) {
      canvas.width = Math.round(width * pixelRatio);
      canvas.height = Math.round(height * pixelRatio);
    }
  }

  /** Paints all anew for a map; returns how many regions and names were drawn. */
  paint(content: SheetContent, map: Affine): { regions: number; labels: number } {
    this.map = map;
    this.paintPicture(content, null);
    return this.paintResting(content, null);
  }

  /** Paints the picture anew, or only some windows of it. */
  paintPicture(content: SheetContent, windows: readonly ImageWindow[] | null): void {
    const { map } = this;
    if (map === null) return;
    const context = this.#picture;
    context.imageSmoothingEnabled = content.isSmooth;
    const device = scaled(map, this.#pixelRatio);
    this.#each(context, windows, 0, (window) => {
      context.setTransform(device.a, device.b, device.c, device.d, device.e, device.f);
      content.picture.draw(context, window, scaleOf(device));
    });
  }

  /** Paints the resting regions anew, or only those in some windows (which then carry no names). */
  paintResting(content: SheetContent, windows: readonly ImageWindow[] | null) {
    const drawn = { regions: 0, labels: 0 };
    const { map } = this;
    if (map === null) return drawn;
    const look: RestingLook =
      windows === null ? content.look : { ...content.look, hasLabels: false, isByGroup: true };
    this.#each(this.#resting, windows, STROKE_PX, (window) => {
      const { regions, labels } = drawResting(
        this.#resting,
        content.groups,
        look,
        window,
        map,
        this.#pixelRatio,
      );
      drawn.regions += regions;
      drawn.labels += labels;
    });
    return drawn;
  }

  /** Moves the sheet, as it is painted, to where the camera wants it. */
  place(camera: Affine): void {
    if (this.map === null) return;
    const { a, b, c, d, e, f } = chain(invert(this.map), camera);
    this.#holder.style.transform = `matrix(${a}, ${b}, ${c}, ${d}, ${e}, ${f})`;
  }

  /** Whether all that the camera shows of the picture is on the sheet. */
  covers(camera: Affine, view: ImageWindow, picture: ImageWindow): boolean {
    if (this.map === null) return false;
    const seen = mapWindow(chain(invert(camera), this.map), view);
    const extent = mapWindow(this.map, picture);
    const { width, height } = this.#size;
    return (
      Math.max(seen.left, extent.left) >= -0.5 &&
      Math.max(seen.top, extent.top) >= -0.5 &&
      Math.min(seen.right, extent.right) <= width + 0.5 &&
      Math.min(seen.bottom, extent.bottom) <= height + 0.5
    );
  }

  /** Clears and draws the windows, or everything, each clipped to whole device px. */
  #each(
    context: CanvasRenderingContext2D,
    windows: readonly ImageWindow[] | null,
    reachPx: number,
    draw: (window: ImageWindow) => void,
  ): void {
    const { width, height } = context.canvas;
    const whole = { left: 0, top: 0, right: width, bottom: height };
    const device = scaled(this.map as Affine, this.#pixelRatio);
    const back = invert(device);
    const reach = reachPx * this.#pixelRatio;
    const rects = windows?.map((window) => mapWindow(device, window)) ?? [whole];
    for (const rect of rects) {
      const left = Math.max(0, Math.floor(rect.left - reach));
      const top = Math.max(0, Math.floor(rect.top - reach));
      const right = Math.min(width, Math.ceil(rect.right + reach));
      const bottom = Math.min(height, Math.ceil(rect.bottom + reach));
      if (right <= left || bottom <= top) continue;
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
      context.clearRect(left, top, right - left, bottom - top);
      // what lies outside may still reach in with its stroke
      const wider = {
        left: left - reach,
        top: top - reach,
        right: right + reach,
        bottom: bottom + reach,
      };
      draw(mapWindow(back, wider));
      context.restore();
    }
  }
}
