import type { RestingGroup } from '@/editor/resting-groups';
import type { ImageWindow, OutlinePath } from '../regions/region-kind-view';
import { viewOfKind } from '../regions/view-registry';

/** Left, top, right, bottom and a number that changes with the outline, of each region in order. */
const STRIDE = 5;
const EVERYWHERE: ImageWindow = {
  left: -Infinity,
  top: -Infinity,
  right: Infinity,
  bottom: Infinity,
};
const printsOf = new WeakMap<RestingGroup, Float64Array>();

function takePrints(group: RestingGroup): Float64Array {
  const known = printsOf.get(group);
  if (known !== undefined) return known;
  const prints = new Float64Array(group.ids.length * STRIDE);
  let at = 0;
  let outline = 0;
  const add = (x: number, y: number) => {
    outline = (outline * 1.000_003 + x) * 0.999_983 + y * 1.618_033;
  };
  const path: OutlinePath = {
    moveTo: add,
    lineTo: add,
    closePath: () => add(1, 1),
    rect(x, y, width, height) {
      add(x, y);
      add(width, height);
    },
  };
  viewOfKind(group.kind)?.tracePacked(
    path,
    group.geometry,
    EVERYWHERE,
    (left, top, right, bottom) => {
      prints.set([left, top, right, bottom, outline], at);
      outline = 0;
      at += STRIDE;
    },
  );
  printsOf.set(group, prints);
  return prints;
}

const NONE = new Float64Array(0);

function windowAt(prints: Float64Array, at: number): ImageWindow[] {
  if (at >= prints.length) return [];
  const [left = 0, top = 0, right = 0, bottom = 0] = prints.subarray(at, at + 4);
  return [{ left, top, right, bottom }];
}

/**
 * Returns the windows of the picture in which two sets of resting regions look different, or null
 * where they are more than `max` and all is better drawn anew.
 */
export function findChanges(
  before: readonly RestingGroup[],
  after: readonly RestingGroup[],
  max: number,
): readonly ImageWindow[] | null {
  const windows: ImageWindow[] = [];
  const old = new Map(before.map((group) => [group.key, group]));
  const now = new Map(after.map((group) => [group.key, group]));
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key), now.get(key)];
    if (was === is) continue;
    const [left, right] = [was ? takePrints(was) : NONE, is ? takePrints(is) : NONE];
    for (let at = 0; at < Math.max(left.length, right.length); at += STRIDE) {
      let isSame = at < left.length && at < right.length;
      for (let field = at; isSame && field < at + STRIDE; field += 1) {
        isSame = left[field] === right[field];
      }
      if (isSame) continue;
      windows.push(...windowAt(left, at), ...windowAt(right, at));
      if (windows.length > max) return null;
    }
  }
  return windows;
}
