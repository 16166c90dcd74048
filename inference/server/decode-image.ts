import sharp from 'sharp';
import { AppError } from '@/core/errors';
import type { DecodedImage } from '@/core/models/image-to-tensor';

const PIXELS_MAX = 64_000_000;

// Every other decoder of libvips stays shut, so that a renamed file cannot reach one.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
});

/**
 * Gives the RGBA pixels of a JPEG, PNG or WebP file as the browser's worker decodes them: turned
 * upright, embedded colour profiles ignored, transparency over white. Rejects with
 * `unsupported_type` for another or broken file and `too_large` above 64 megapixels.
 */
export async function decodeImage(file: Uint8Array): Promise<DecodedImage> {
  const header = await sharp(file, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new AppError('unsupported_type', { message: 'The picture cannot be read', cause });
    });
  if (header.format !== 'jpeg' && header.format !== 'png' && header.format !== 'webp') {
    throw new AppError('unsupported_type', { message: 'Only JPEG, PNG and WebP are accepted' });
  }
  if (header.width * header.height > PIXELS_MAX) {
    throw new AppError('too_large', { message: 'The picture has more than 64 megapixels' });
  }
  try {
    const { data, info } = await sharp(file, { limitInputPixels: PIXELS_MAX, ignoreIcc: true })
      .autoOrient()
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { rgba: data, widthPx: info.width, heightPx: info.height };
  } catch (cause) {
    throw new AppError('unsupported_type', { message: 'The picture cannot be decoded', cause });
  }
}
