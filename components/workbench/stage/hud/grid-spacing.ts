/** Lines nearer than this, in view px, run together. */
const SPACING_MIN_PX = 8;

/** Returns the spacing that is drawn, in ImagePx: the wanted one, or 2, 5, 10, 20, … times it. */
export function gridSpacing(gridPx: number, scale: number): number {
  for (let decade = 1; ; decade *= 10) {
    for (const step of [1, 2, 5]) {
      const spacing = gridPx * step * decade;
      if (spacing * scale >= SPACING_MIN_PX) return spacing;
    }
  }
}
