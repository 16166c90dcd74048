import sharp from 'sharp';
import { AppError } from '@/core/errors';
import { guardDecoders } from '../imports/guard-decoders';
import { IMPORT_LIMITS } from '../imports/import-limits';
import type { PictureBytes } from '../imports/picture-bytes';
import { sniffImage } from '../imports/sniff-image';

const SIDE_PX_MAX = 1_600;
const BYTES_MAX = 20 * 1024 * 1024;

/**
 * Returns the picture as webp, upright, of at most 1,600 px a side and without what the camera
 * noted in it.
 * @throws AppError `too_large`, `unsupported_type` for whatever is no jpeg, png or webp, `invalid`
 */
export async function shrinkGuideImage({
  input,
  head,
  sizeBytes,
}: PictureBytes): Promise<{ bytes: Buffer; widthPx: number; heightPx: number }> {
  if (sizeBytes > BYTES_MAX) {
    throw new AppError('too_large', { message: 'A picture of a guide may have 20 MiB' });
  }
  if (sniffImage(head) === null) {
    throw new AppError('unsupported_type', { message: 'The file is no jpeg, png or webp' });
  }
  guardDecoders();
  try {
    const { data, info } = await sharp(input, {
      failOn: 'error',
      limitInputPixels: IMPORT_LIMITS.imagePixelsMax,
    })
      .autoOrient()
      .resize({
        width: SIDE_PX_MAX,
        height: SIDE_PX_MAX,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: 85 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, widthPx: info.width, heightPx: info.height };
  } catch (error) {
    throw new AppError('invalid', { message: 'The picture cannot be decoded', cause: error });
  }
}
