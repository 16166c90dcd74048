import type { ImageWindow } from './regions/region-kind-view';

/** A name to be placed; `bounds` of its region and `width` in view px. */
export interface Label {
  readonly bounds: ImageWindow;
  readonly width: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A region is small where a name would hide a good part of it: shorter than this each way. */
const SMALL_PX = 56;
const CELL_PX = 64;

/** Rectangles by the cells they lie in, so that only near ones are compared. */
class Occupied {
  readonly #cells = new Map<number, { rect: ImageWindow; owner: number }[]>();

  add(rect: ImageWindow, owner: number): void {
    for (const key of this.#keys(rect)) {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [{ rect, owner }]);
      else cell.push({ rect, owner });
    }
  }

  isFree(rect: ImageWindow, owner: number): boolean {
    return this.#keys(rect).every((key) =>
      (this.#cells.get(key) ?? []).every(
        (other) =>
          other.owner === owner ||
          rect.right <= other.rect.left ||
          rect.left >= other.rect.right ||
          rect.bottom <= other.rect.top ||
          rect.top >= other.rect.bottom,
      ),
    );
  }

  #keys({ left, top, right, bottom }: ImageWindow): number[] {
    const keys: number[] = [];
    for (let row = Math.floor(top / CELL_PX); row <= Math.floor(bottom / CELL_PX); row += 1) {
      for (let at = Math.floor(left / CELL_PX); at <= Math.floor(right / CELL_PX); at += 1) {
        keys.push(row * 65_536 + at);
      }
    }
    return keys;
  }
}

/** Where a name may stand, the best first: above, below, and inside what is large enough. */
function placesOf({ bounds, width }: Label, height: number): Place[] {
  const { left, top, right, bottom } = bounds;
  const around = [
    { x: left, y: top - height },
    { x: right - width, y: top - height },
    { x: left, y: bottom },
    { x: right - width, y: bottom },
  ];
  const isRoomy = right - left >= 2 * width && bottom - top >= 3 * height;
  return isRoomy ? [...around, { x: left, y: top }] : around;
}

/**
 * Returns where each name stands, in view px: over no other name, over no small region, and on the
 * picture where `extent` leaves room; null where there is no such place, which then shows on hover.
 */
export function placeLabels(
  labels: readonly Label[],
  height: number,
  extent: ImageWindow,
): (Place | null)[] {
  const occupied = new Occupied();
  labels.forEach(({ bounds }, owner) => {
    const { left, top, right, bottom } = bounds;
    if (right - left < SMALL_PX && bottom - top < SMALL_PX) occupied.add(bounds, owner);
  });
  return labels.map((label, index) => {
    const free = placesOf(label, height).find(({ x, y }) => {
      const rect = { left: x, top: y, right: x + label.width, bottom: y + height };
      const isOn = rect.top >= extent.top && rect.bottom <= extent.bottom;
      return isOn && occupied.isFree(rect, index);
    });
    if (free === undefined) return null;
    const { x, y } = free;
    // names keep off each other, whosever they are
    occupied.add({ left: x, top: y, right: x + label.width, bottom: y + height }, -1);
    return free;
  });
}
