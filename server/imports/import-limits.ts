const MIB = 1024 * 1024;

/** All limits of imports in one place; bytes, px and counts. */
export const IMPORT_LIMITS = {
  /** One uploaded file: a picture, a table of texts, or an archive. */
  uploadBytesMax: 2048 * MIB,
  uploadsMax: 20_000,
  imageBytesMax: 256 * MIB,
  imagePixelsMax: 250_000_000,
  imageSidePxMax: 65_500,
  textBytesMax: MIB,
  /** A raw line; JSON escapes make a text up to six times longer. */
  lineBytesMax: 8 * MIB,
  archiveEntriesMax: 20_000,
  archiveBytesMax: 2048 * MIB,
  archiveRatioMax: 200,
  nameCharsMax: 255,
  /** How many rejections are kept word for word. */
  rejectionsKept: 1000,
} as const;
