import sharp, { type Sharp } from 'sharp';
import type { BlobStorage, StoredBlob } from '../storage/blob-storage';
import { guardDecoders } from './guard-decoders';
import { IMPORT_LIMITS } from './import-limits';
import type { PictureBytes } from './picture-bytes';
import { type ImageMediaType, sniffImage } from './sniff-image';

export interface PreparedImage {
  /** Of the upright picture's bytes as stored. */
  sha256: string;
  sizeBytes: number;
  mediaType: ImageMediaType;
  widthPx: number;
  heightPx: number;
  thumbnailSha256: string;
}

/** Why a picture is not taken: a stable code and a sentence. */
export class ImageRefusal extends Error {
  constructor(
    readonly code: string,
    reason: string,
    cause?: unknown,
  ) {
    super(reason, { cause });
    this.name = 'ImageRefusal';
  }
}

const THUMBNAIL_SIDE_PX = 320;
/** `isInOrder`: px are wanted from top to bottom alone, so that few of them are held at a time. */
function open(input: PictureBytes['input'], isInOrder: boolean): Sharp {
  return sharp(input, {
    failOn: 'error',
    limitInputPixels: IMPORT_LIMITS.imagePixelsMax,
    sequentialRead: isInOrder,
  });
}

async function readSize(input: PictureBytes['input']) {
  const metadata = await sharp(input, { limitInputPixels: false }).metadata();
  const { width, height, orientation = 1, pages = 1 } = metadata;
  const { imagePixelsMax, imageSidePxMax } = IMPORT_LIMITS;
  if (width > imageSidePxMax || height > imageSidePxMax || width * height > imagePixelsMax) {
    throw new ImageRefusal('too_many_pixels', `${width} × ${height} px is more than is accepted`);
  }
  if (pages > 1) throw new ImageRefusal('animated', 'Moving pictures are not accepted');
  return { width, height, orientation };
}

function makeUpright(input: PictureBytes['input'], mediaType: ImageMediaType): Sharp {
  const turned = open(input, false).autoOrient().keepIccProfile();
  if (mediaType === 'image/jpeg') return turned.jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
  return mediaType === 'image/png' ? turned.png() : turned.webp({ lossless: true });
}

/** The upright picture, in storage. */
async function store(
  storage: BlobStorage,
  picture: PictureBytes,
  mediaType: ImageMediaType,
  isTurned: boolean,
): Promise<StoredBlob> {
  if (isTurned) return storage.put(makeUpright(picture.input, mediaType));
  const { sha256, sizeBytes, input, isStored } = picture;
  return isStored || typeof input === 'string' ? { sha256, sizeBytes } : storage.put(input);
}

/**
 * Guarantees a picture that can be shown and trained on: decoded once from end to end, stored
 * upright (EXIF orientation applied; the original bytes where it needs no turning), with a
 * thumbnail of at most 320 px. However large it is, only a part of its px is in memory at a time.
 * @throws ImageRefusal with a stable code for whatever is no acceptable jpeg, png or webp
 */
export async function prepareImage(
  storage: BlobStorage,
  picture: PictureBytes,
): Promise<PreparedImage> {
  const { input, head, sizeBytes } = picture;
  if (sizeBytes > IMPORT_LIMITS.imageBytesMax) {
    throw new ImageRefusal('too_large', 'The picture is larger than 256 MiB');
  }
  const mediaType = sniffImage(head);
  if (mediaType === null) {
    throw new ImageRefusal('unsupported_type', 'The file is no jpeg, png or webp');
  }
  guardDecoders();
  try {
    const { width, height, orientation } = await readSize(input);
    const isTurned = orientation > 1;
    const isOnSide = orientation >= 5;
    const thumbnail = await open(input, !isTurned)
      .autoOrient()
      .resize({
        width: THUMBNAIL_SIDE_PX,
        height: THUMBNAIL_SIDE_PX,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: 75 })
      .toBuffer();
    const stored = await store(storage, picture, mediaType, isTurned);
    return {
      ...stored,
      mediaType,
      widthPx: isOnSide ? height : width,
      heightPx: isOnSide ? width : height,
      thumbnailSha256: (await storage.put(thumbnail)).sha256,
    };
  } catch (error) {
    if (error instanceof ImageRefusal) throw error;
    if (error instanceof Error && 'code' in error) throw error;
    throw new ImageRefusal('unreadable_image', 'The picture cannot be decoded', error);
  }
}
