declare const unit: unique symbol;

/** A length or position in float pixels of the upright original image, origin top-left. */
export type ImagePx = number & { readonly [unit]: 'image' };
/** A length or position in CSS pixels of the view, origin top-left. */
export type ViewPx = number & { readonly [unit]: 'view' };

/** A position in the upright original image. */
export interface ImagePoint {
  readonly x: ImagePx;
  readonly y: ImagePx;
}

/** A position in the view. */
export interface ViewPoint {
  readonly x: ViewPx;
  readonly y: ViewPx;
}

/** Extent of the upright original image. */
export interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Returns the two plain numbers as a position in the image: the border where the brand is given. */
export function imagePoint(x: number, y: number): ImagePoint {
  return { x: x as ImagePx, y: y as ImagePx };
}

/** Returns the two plain numbers as a position in the view: the border where the brand is given. */
export function viewPoint(x: number, y: number): ViewPoint {
  return { x: x as ViewPx, y: y as ViewPx };
}

/** Returns the value rounded to 1/100 px: finer than any hand, and short in JSON. */
export function roundPx(value: number): number {
  return Math.round(value * 100) / 100;
}
