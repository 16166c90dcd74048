import type { Box } from '@/core/geometry/box';
import { clampPoint } from './bounds';
import { type ImagePoint, type ImageSize, imagePoint, type ViewPoint, viewPoint } from './units';

/** The view transform: view = turn(image × scale) + offset. It is never part of the history. */
export interface Camera {
  readonly scale: number;
  /** By how much the picture is turned in the view, degrees clockwise, 0 ≤ rotation < 360. */
  readonly rotation: number;
  /** Where the image's top-left corner lies in the view. */
  readonly offset: ViewPoint;
  /** Extent of the view in CSS px. */
  readonly view: { readonly width: number; readonly height: number };
  readonly image: ImageSize;
  /** The whole image is shown, and goes on being so when the view changes its size. */
  readonly isFit: boolean;
}

const FIT_MARGIN_PX = 16;
const VISIBLE_MIN_PX = 64;
const SCALE_MAX = 64;

/** Cosine and sine; exact for right angles, so that nothing is blurred or off by a hair there. */
function turnOf(rotation: number): readonly [cos: number, sin: number] {
  switch (rotation) {
    case 0:
      return [1, 0];
    case 90:
      return [0, 1];
    case 180:
      return [-1, 0];
    case 270:
      return [0, -1];
    default: {
      const angle = (rotation * Math.PI) / 180;
      return [Math.cos(angle), Math.sin(angle)];
    }
  }
}

/** Returns where a position of the image lies in the view. */
export function imageToView(camera: Camera, point: ImagePoint): ViewPoint {
  const { scale, offset } = camera;
  const [cos, sin] = turnOf(camera.rotation);
  return viewPoint(
    (point.x * cos - point.y * sin) * scale + offset.x,
    (point.x * sin + point.y * cos) * scale + offset.y,
  );
}

/** Returns which position of the image lies under a position of the view; it may be outside. */
export function viewToImage(camera: Camera, point: ViewPoint): ImagePoint {
  const [cos, sin] = turnOf(camera.rotation);
  const x = (point.x - camera.offset.x) / camera.scale;
  const y = (point.y - camera.offset.y) / camera.scale;
  return imagePoint(x * cos + y * sin, y * cos - x * sin);
}

/** Returns the axis-aligned box, in view px from the offset, around a turned stretch of the image. */
function turnedBounds(box: Box, scale: number, rotation: number): Box {
  const [cos, sin] = turnOf(rotation);
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const corners = [
    [box.x, box.y],
    [right, box.y],
    [right, bottom],
    [box.x, bottom],
  ] as const;
  const xs = corners.map(([x, y]) => (x * cos - y * sin) * scale);
  const ys = corners.map(([x, y]) => (x * sin + y * cos) * scale);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function wholeImage({ image }: Camera): Box {
  return { x: 0, y: 0, width: image.widthPx, height: image.heightPx };
}

/**
 * Returns the shift in ImagePx that looks in the view like this one: a quarter turn of the picture
 * turns it too, so that an arrow key goes where it points.
 */
export function asSeen(camera: Camera, dx: number, dy: number): { dx: number; dy: number } {
  const [cos, sin] = turnOf((Math.round(camera.rotation / 90) % 4) * 90);
  const clean = (value: number) => (value === 0 ? 0 : value);
  return { dx: clean(dx * cos + dy * sin), dy: clean(dy * cos - dx * sin) };
}

/** Returns the smallest box, in ImagePx, around all that the view shows; it may leave the image. */
export function visibleBox(camera: Camera): Box {
  const { width, height } = camera.view;
  const corners = [
    viewToImage(camera, viewPoint(0, 0)),
    viewToImage(camera, viewPoint(width, 0)),
    viewToImage(camera, viewPoint(width, height)),
    viewToImage(camera, viewPoint(0, height)),
  ];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function viewCentre({ view }: Camera): ViewPoint {
  return viewPoint(view.width / 2, view.height / 2);
}

function fitScale(camera: Camera): number {
  const { view, rotation } = camera;
  const width = Math.max(1, view.width - 2 * FIT_MARGIN_PX);
  const height = Math.max(1, view.height - 2 * FIT_MARGIN_PX);
  const turned = turnedBounds(wholeImage(camera), 1, rotation);
  return Math.min(SCALE_MAX, width / turned.width, height / turned.height);
}

/** Puts a position of the image under a position of the view. */
function placed(camera: Camera, fixed: ImagePoint, at: ViewPoint): Camera {
  const origin = imageToView({ ...camera, offset: viewPoint(0, 0) }, fixed);
  return { ...camera, offset: viewPoint(at.x - origin.x, at.y - origin.y) };
}

/** Returns a camera that shows the whole image in a view of the given size. */
export function makeCamera(image: ImageSize, view: { width: number; height: number }): Camera {
  return fitCamera({ scale: 1, rotation: 0, offset: viewPoint(0, 0), view, image, isFit: true });
}

/** Returns the camera with the whole image centred in the view. */
export function fitCamera(camera: Camera): Camera {
  const { widthPx, heightPx } = camera.image;
  const centre = imagePoint(widthPx / 2, heightPx / 2);
  const scaled = { ...camera, scale: fitScale(camera), isFit: true };
  return placed(scaled, centre, viewCentre(camera));
}

/** Keeps some of the image in view: its point nearest to the middle is drawn back towards it. */
function clampCamera(camera: Camera): Camera {
  const { scale, offset, view, image } = camera;
  const centre = viewCentre(camera);
  const near = imageToView(camera, clampPoint(viewToImage(camera, centre), image));
  const side = (Math.min(image.widthPx, image.heightPx) * scale) / 2;
  const reach = (length: number) => length / 2 - Math.min(VISIBLE_MIN_PX, side, length / 2);
  const [dx, dy] = [near.x - centre.x, near.y - centre.y];
  const share = Math.min(
    1,
    dx === 0 ? 1 : reach(view.width) / Math.abs(dx),
    dy === 0 ? 1 : reach(view.height) / Math.abs(dy),
  );
  if (share === 1) return camera;
  const back = 1 - share;
  return { ...camera, offset: viewPoint(offset.x - dx * back, offset.y - dy * back) };
}

/** Returns the camera scaled by `factor` so that the image point under `at` stays under it. */
export function zoomAt(camera: Camera, at: ViewPoint, factor: number): Camera {
  const scaleMin = Math.min(1, fitScale(camera)) / 2;
  const scale = Math.min(SCALE_MAX, Math.max(scaleMin, camera.scale * factor));
  return clampCamera(placed({ ...camera, scale, isFit: false }, viewToImage(camera, at), at));
}

/** Returns the camera with one image pixel on one CSS pixel, its centre kept. */
export function zoomToActualSize(camera: Camera): Camera {
  return zoomAt(camera, viewCentre(camera), 1 / camera.scale);
}

/** Returns the camera turned to so many degrees clockwise: fitted again if it was, else about its centre. */
export function rotateCamera(camera: Camera, degrees: number): Camera {
  const rotation = ((degrees % 360) + 360) % 360;
  if (camera.isFit) return fitCamera({ ...camera, rotation });
  const centre = viewCentre(camera);
  return clampCamera(placed({ ...camera, rotation }, viewToImage(camera, centre), centre));
}

/** Returns the camera moved so that a position of the image lies in its middle. */
export function centreOn(camera: Camera, point: ImagePoint): Camera {
  return clampCamera(placed({ ...camera, isFit: false }, point, viewCentre(camera)));
}

/** Returns the camera moved by so many view px. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  const offset = viewPoint(camera.offset.x + dx, camera.offset.y + dy);
  return clampCamera({ ...camera, offset, isFit: false });
}

/** Returns the camera for a view of another size: fitted again if it was, else the centre kept. */
export function resizeCamera(camera: Camera, view: { width: number; height: number }): Camera {
  if (camera.isFit) return fitCamera({ ...camera, view });
  const dx = (view.width - camera.view.width) / 2;
  const dy = (view.height - camera.view.height) / 2;
  return panBy({ ...camera, view }, dx, dy);
}

/** Returns the camera with a position of the image, and a px of the view around it, in view. */
export function bringPointIntoView(camera: Camera, { x, y }: ImagePoint): Camera {
  const px = 1 / camera.scale;
  return bringIntoView(camera, { x: x - px, y: y - px, width: 2 * px, height: 2 * px });
}

/** Returns the camera with the box in view: unchanged if it is, else moved, zoomed out if needed. */
export function bringIntoView(camera: Camera, box: Box): Camera {
  const { view } = camera;
  const extent = turnedBounds(box, camera.scale, camera.rotation);
  const shrink = Math.min(
    1,
    Math.max(1, view.width - 2 * FIT_MARGIN_PX) / extent.width,
    Math.max(1, view.height - 2 * FIT_MARGIN_PX) / extent.height,
  );
  const centre = viewCentre(camera);
  const zoomed = shrink < 1 ? zoomAt(camera, centre, shrink) : camera;
  const shown = turnedBounds(box, zoomed.scale, zoomed.rotation);
  const [left, top] = [zoomed.offset.x + shown.x, zoomed.offset.y + shown.y];
  const [right, bottom] = [left + shown.width, top + shown.height];
  if (left >= 0 && top >= 0 && right <= view.width && bottom <= view.height) return zoomed;
  return panBy(zoomed, centre.x - (left + right) / 2, centre.y - (top + bottom) / 2);
}
