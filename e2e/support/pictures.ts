import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';

export interface Picture {
  name: string;
  bytes: Buffer;
  /** Upright. */
  widthPx: number;
  heightPx: number;
}

/** A picture of coloured noise: nothing in it can be compressed, and none equals another. */
export async function makeNoise(name: string, widthPx: number, heightPx: number): Promise<Picture> {
  const raw = { width: widthPx, height: heightPx, channels: 3 } as const;
  const pixels = randomBytes(widthPx * heightPx * 3);
  const bytes = await sharp(pixels, { raw }).png({ compressionLevel: 1 }).toBuffer();
  return { name, bytes, widthPx, heightPx };
}

/** A JPEG stored on its side, as phones do: the EXIF orientation says how it is to be turned. */
export async function makeTurned(name: string, widthPx: number, heightPx: number) {
  const create = { width: heightPx, height: widthPx, channels: 3, background: '#3b7' } as const;
  const bytes = await sharp({ create }).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  return { name, bytes, widthPx, heightPx } satisfies Picture;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
