import sharp from 'sharp';

let isGuarded = false;

/** Lets libvips read jpeg, png and webp alone, in this whole process, and keep nothing it read. */
export function guardDecoders(): void {
  if (isGuarded) return;
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
  });
  sharp.cache(false);
  isGuarded = true;
}
