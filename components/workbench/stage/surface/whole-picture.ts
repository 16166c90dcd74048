import type { ImageSize } from '@/editor/units';
import type { PictureSource } from './picture-source';

/** A picture held as one bitmap, of its own size or smaller. */
export function makeWholePicture(bitmap: ImageBitmap, image: ImageSize): PictureSource {
  return {
    get isGone() {
      return bitmap.width === 0;
    },
    draw(context, window) {
      const [kx, ky] = [bitmap.width / image.widthPx, bitmap.height / image.heightPx];
      const left = Math.max(0, Math.floor(window.left * kx) - 1);
      const top = Math.max(0, Math.floor(window.top * ky) - 1);
      const right = Math.min(bitmap.width, Math.ceil(window.right * kx) + 1);
      const bottom = Math.min(bitmap.height, Math.ceil(window.bottom * ky) + 1);
      const [width, height] = [right - left, bottom - top];
      if (width <= 0 || height <= 0) return;
      const place = [left / kx, top / ky, width / kx, height / ky] as const;
      context.drawImage(bitmap, left, top, width, height, ...place);
    },
    want: () => {},
    listen: () => () => {},
    release: () => {},
  };
}
