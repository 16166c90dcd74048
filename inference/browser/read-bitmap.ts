import type { DecodedImage } from '@/core/models/image-to-tensor';

/** Gives the RGBA pixels of a bitmap over white, and closes the bitmap; resizing is left to core. */
export function readBitmap(bitmap: ImageBitmap): DecodedImage {
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser gives no 2D canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { rgba: context.getImageData(0, 0, width, height).data, widthPx: width, heightPx: height };
}

/**
 * Gives the bitmap of an encoded picture as the models see it: upright, colours as stored (no
 * profile conversion), alpha not premultiplied, so that the server's decoder gives equal pixels.
 */
export function decodeForModel(file: Blob): Promise<ImageBitmap> {
  return createImageBitmap(file, {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
    imageOrientation: 'from-image',
  });
}
