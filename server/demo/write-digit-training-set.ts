import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeDigitPage, PAGE_HEIGHT_PX, PAGE_WIDTH_PX } from './compose-digit-page';
import { encodePage } from './encode-page';
import { loadDigitGlyphs } from './load-digit-glyphs';

/** Glyphs below this number train the shipped detector; the demo's pages use the others. */
export const TRAINING_GLYPHS = 800;

const CLASS_MAP = Object.fromEntries(
  Array.from({ length: 10 }, (_, digit) => [String(digit), String(digit)]),
);

/**
 * Writes pages of handwritten numbers with a labelled manifest (FORMATS: augmented manifest),
 * the training set of the shipped detector: `train` pages, then `val` and `test` tenths of it.
 */
export async function writeDigitTrainingSet(folder: string, pageCount: number): Promise<void> {
  const glyphs = await loadDigitGlyphs();
  if (glyphs === null) throw new Error('The package mnist is not installed');
  await mkdir(join(folder, 'files'), { recursive: true });
  const lines: string[] = [];
  for (let index = 0; index < pageCount; index += 1) {
    const { page, digits } = composeDigitPage(1_000_000 + index, glyphs, {
      from: 0,
      to: TRAINING_GLYPHS,
    });
    const bytes = await encodePage(page);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(folder, 'files', sha256), bytes);
    const share = index / pageCount;
    const annotations = digits.map(({ digit, x, y, width, height }) => ({
      class_id: digit,
      left: x,
      top: y,
      width,
      height,
    }));
    lines.push(
      JSON.stringify({
        'source-ref': `/api/v1/files/${sha256}`,
        'bounding-box': {
          image_size: [{ width: PAGE_WIDTH_PX, height: PAGE_HEIGHT_PX, depth: 3 }],
          annotations,
        },
        'bounding-box-metadata': {
          objects: annotations.map(() => ({ confidence: 1 })),
          'class-map': CLASS_MAP,
          type: 'groundtruth/object-detection',
          'human-annotated': 'yes',
        },
        concord: {
          split: share < 0.8 ? 'train' : share < 0.9 ? 'val' : 'test',
          itemId: `page-${index}`,
          sha256,
          name: `page-${index}.png`,
          regions: digits.map(({ digit, x, y, width, height }) => ({
            classId: digit,
            x,
            y,
            width,
            height,
          })),
        },
      }),
    );
  }
  await writeFile(join(folder, 'manifest.jsonl'), `${lines.join('\n')}\n`);
}
