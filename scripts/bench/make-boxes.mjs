/** The picture's extent in px; boxes leave its left edge free so that one can be drawn there. */
export const PICTURE = { width: 2400, height: 1600 };
const LEFT_FREE_PX = 400;
const CLASSES = 10;

/**
 * Returns so many boxes of ten classes, spread evenly, the same at each call.
 * @param {number} count
 */
export function makeBoxes(count) {
  const columns = Math.ceil(Math.sqrt(count * 1.25));
  const stepX = (PICTURE.width - LEFT_FREE_PX - 20) / columns;
  const stepY = (PICTURE.height - 20) / Math.ceil(count / columns);
  return Array.from({ length: count }, (_, index) => ({
    kind: 'box',
    classId: index % CLASSES,
    x: LEFT_FREE_PX + (index % columns) * stepX,
    y: 10 + Math.floor(index / columns) * stepY,
    width: stepX * 0.8,
    height: stepY * 0.8,
  }));
}

/** Names of the classes the boxes have. */
export const CLASS_NAMES = Array.from({ length: CLASSES }, (_, index) => `class ${index}`);
