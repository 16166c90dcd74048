import type { ImageRegion } from '@/core/annotation';
import type { RegionRecord } from '@/editor/records';
import type { Preview } from '@/editor/tools/tool-state';

/** The kinds that a picture can carry. */
export type ImageRegionKind = ImageRegion['kind'];
type RecordOf<K extends ImageRegionKind> = Extract<RegionRecord, { kind: K }>;
type PreviewOf<K extends ImageRegionKind> = Extract<Preview, { kind: K }>;

/** What an outline is written to: a canvas context or a Path2D. */
export interface OutlinePath {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  closePath(): void;
}

/** A stretch of the picture, in ImagePx. */
export interface ImageWindow {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Takes the bounds, in ImagePx, of one region that can be seen; `index`: which of the group it is,
 * `start` and `end`: where it is packed.
 */
type VisitRegion = (
  left: number,
  top: number,
  right: number,
  bottom: number,
  index: number,
  start: number,
  end: number,
) => void;

/** A corner of what is being drawn. */
interface PreviewDot {
  readonly x: number;
  readonly y: number;
  readonly isTarget: boolean;
}

/** How one kind of region is drawn; all in ImagePx, on a path that the caller strokes or fills. */
export interface RegionView<K extends ImageRegionKind> {
  readonly kind: K;
  /** Its mark in lists, a path to be stroked in a square of 24; null: the swatch of the class. */
  readonly mark: string | null;
  /** Adds a region's outline to the path. */
  trace(path: OutlinePath, region: RecordOf<K>): void;
  /** Adds what is being drawn to the path. */
  tracePreview(path: OutlinePath, preview: PreviewOf<K>): void;
  /** How large what is being drawn is, in ImagePx. */
  previewExtent(preview: PreviewOf<K>): { readonly width: number; readonly height: number };
  /** The corners set so far, in ImagePx; `isTarget`: a click there ends the drawing. */
  previewDots?(preview: PreviewOf<K>): readonly PreviewDot[];
  /** Adds all those of a packed group that touch the window, and tells bounds and place of each. */
  tracePacked(
    path: OutlinePath,
    geometry: Float64Array,
    window: ImageWindow,
    visit: VisitRegion,
  ): void;
}
