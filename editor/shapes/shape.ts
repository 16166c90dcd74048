import type { Box } from '@/core/geometry/box';
import type { Corners } from '@/core/geometry/corners';
import type { Camera } from '../camera';
import type { Cursor } from '../cursor';
import type { RegionRecord } from '../records';
import type { ImagePoint, ImageSize, ViewPx } from '../units';

/**
 * A grip by which a region is changed; ids are the shape's own (`nw`, `corner-3`), but for `rotate`,
 * by which it is turned.
 */
export interface Handle {
  readonly id: string;
  readonly at: ImagePoint;
  readonly cursor: Cursor;
}

/** The handle by which a region is turned. */
export const ROTATE_HANDLE_ID = 'rotate';

/** How far above the top edge the handle for turning lies; below or inside where that is outside. */
export const ROTATE_DISTANCE_PX = 24 as ViewPx;

/** Returns the handle for turning: in the first of the places that lies on the image, else in the first. */
export function rotateHandle(
  places: readonly [ImagePoint, ...ImagePoint[]],
  { widthPx, heightPx }: ImageSize,
): Handle {
  const isInside = ({ x, y }: ImagePoint) => x >= 0 && y >= 0 && x <= widthPx && y <= heightPx;
  return { id: ROTATE_HANDLE_ID, at: places.find(isInside) ?? places[0], cursor: 'grab' };
}

/** Which of the two edges across a direction moves: the one in front, or the one behind. */
export type Edge = 'leading' | 'trailing';

/** What handles need of the camera: those at a fixed distance in the view go by its scale. */
export type HandleView = Pick<Camera, 'scale' | 'image'>;

/** A number in which a person reads and gives where a region is: edges and extent in ImagePx, or degrees. */
export type GeometryNumber = 'x' | 'y' | 'width' | 'height' | 'rotation';

/** Some of these numbers. */
export type GeometryNumbers = Readonly<Partial<Record<GeometryNumber, number>>>;

/**
 * All that a region kind needs in order to be hit, moved, resized and drawn. Every function is
 * pure and works in ImagePx; moves and resizes start from the gesture's snapshot. A kind leaves out
 * what has no meaning for it.
 */
export interface Shape<R extends RegionRecord> {
  readonly kind: R['kind'];
  /** Numbers that `pack` writes for one region; null where it varies. */
  readonly stride: number | null;
  /** The axis-aligned box around the region. */
  bounds(region: R): Box;
  /** In square px; of overlapping regions the smaller is hit. */
  area(region: R): number;
  contains(region: R, point: ImagePoint): boolean;
  handles(region: R, view: HandleView): readonly Handle[];
  move(region: R, dx: number, dy: number): R;
  /** The handle was grabbed at `from` and is now at `to`; kept inside the image. */
  resize(region: R, handleId: string, from: ImagePoint, to: ImagePoint, image: ImageSize): R;
  /** What it is turned about, as exactly as it is stored, however far it is turned. */
  centre?(region: R): ImagePoint;
  /**
   * Turned about its centre, degrees clockwise; with a step, on to a multiple of it. What cannot leave
   * the image is moved back into it, and stays as it is where it does not fit.
   */
  rotate?(region: R, degrees: number, image: ImageSize, stepDegrees?: number): R;
  /** One edge moved in the direction of dx, dy, as far as the image and 1 px of size allow. */
  moveEdge?(region: R, dx: number, dy: number, edge: Edge, image: ImageSize): R;
  /** Edges or corners on whole pixels. */
  align?(region: R, image: ImageSize): R;
  /** Cut off at the image's edges; null where nothing is left. */
  fit?(region: R, image: ImageSize): R | null;
  /** With a corner in the middle of the side after this one; null where no further one may be. */
  withCorner?(region: R, index: number): R | null;
  /** With the corner of this handle taken away; null where it is none, or none can go. */
  withoutCorner?(region: R, handleId: string): R | null;
  /** The numbers that a person can give of it in a picture, as they are. */
  numbers?(region: R): GeometryNumbers;
  /** With the extent and rotation wanted, where they are its own; kept inside the image if upright. */
  withExtent?(region: R, wanted: GeometryNumbers, image: ImageSize): R;
  /** Its corners in order, where it has any number of them. */
  corners?(region: R): Corners;
  /** Its outline crosses itself, of which a person is warned. */
  isCrossed?(region: R): boolean;
  /** The geometry of many regions as plain numbers for one draw call. */
  pack(regions: readonly R[]): Float64Array;
}
