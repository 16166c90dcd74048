import sharp from 'sharp';
import type { Page } from './draw-paper';

/** PNG: lossless, so that the browser and the server see the same pixels. */
export async function encodePage(page: Page): Promise<Buffer> {
  return sharp(page.rgb, { raw: { width: page.widthPx, height: page.heightPx, channels: 3 } })
    .png({ compressionLevel: 6 })
    .toBuffer();
}
