import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Label, placeLabels } from './place-labels';

const HEIGHT = 14;
const extent = { left: 0, top: 0, right: 1000, bottom: 800 };

function label(x: number, y: number, width: number, height: number, nameWidth = 40): Label {
  return { bounds: { left: x, top: y, right: x + width, bottom: y + height }, width: nameWidth };
}

describe('placeLabels', () => {
  it('puts a name above its region, at the upper edge of the picture below it', () => {
    const places = placeLabels([label(100, 100, 50, 50), label(300, 5, 50, 50)], HEIGHT, extent);
    expect(places).toEqual([
      { x: 100, y: 86 },
      { x: 300, y: 55 },
    ]);
  });

  it('puts it inside a large region that fills the picture', () => {
    expect(placeLabels([label(0, 0, 1000, 800)], HEIGHT, extent)).toEqual([{ x: 0, y: 0 }]);
  });

  it('leaves small objects and other names uncovered, or the name away', () => {
    const boxes = fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 300 }),
        y: fc.integer({ min: 0, max: 300 }),
        width: fc.integer({ min: 2, max: 120 }),
        height: fc.integer({ min: 2, max: 120 }),
        name: fc.integer({ min: 10, max: 90 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(boxes, (made) => {
        const labels = made.map(({ x, y, width, height, name }) =>
          label(x, y, width, height, name),
        );
        const rects = placeLabels(labels, HEIGHT, extent).map((place, index) => {
          const width = labels[index]?.width ?? 0;
          return (
            place && {
              left: place.x,
              top: place.y,
              right: place.x + width,
              bottom: place.y + HEIGHT,
            }
          );
        });
        const isOver = (a: Label['bounds'], b: Label['bounds']) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        rects.forEach((rect, index) => {
          if (rect === null) return;
          rects.forEach((other, place) => {
            if (other !== null && place !== index) expect(isOver(rect, other)).toBe(false);
          });
          labels.forEach(({ bounds }, place) => {
            const isSmall = bounds.right - bounds.left < 56 && bounds.bottom - bounds.top < 56;
            if (isSmall && place !== index) expect(isOver(rect, bounds)).toBe(false);
          });
        });
      }),
    );
  });
});
