import type { Glyph, GlyphSets } from './load-digit-glyphs';

function meanGlyph(glyphs: readonly Glyph[]): Float32Array {
  const mean = new Float32Array(glyphs[0]?.length ?? 0);
  for (const glyph of glyphs) {
    for (let index = 0; index < mean.length; index += 1) {
      mean[index] = (mean[index] ?? 0) + (glyph[index] ?? 0) / glyphs.length;
    }
  }
  return mean;
}

function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) {
    sum += ((a[index] ?? 0) - (b[index] ?? 0)) ** 2;
  }
  return sum;
}

/**
 * Returns a function that says which other digit a glyph looks like at least as much as its own
 * (nearer to the other's mean glyph), or null: the honestly ambiguous ones.
 */
export function makeFindLookalike(sets: GlyphSets): (glyph: Glyph, digit: number) => number | null {
  const means = sets.map(meanGlyph);
  return (glyph, digit) => {
    const own = means[digit];
    if (own === undefined) return null;
    let nearest = squaredDistance(glyph, own);
    let lookalike: number | null = null;
    means.forEach((mean, other) => {
      if (other === digit) return;
      const distance = squaredDistance(glyph, mean);
      if (distance >= nearest) return;
      nearest = distance;
      lookalike = other;
    });
    return lookalike;
  };
}
