import type { AnswerDocument } from './answer-document';
import type { RegionRecord } from './records';
import { shapeOf } from './shapes/shape-registry';

/** Which way regions go in the order in which they lie on each other. */
type Restacking = 'forward' | 'backward' | 'front' | 'back';

/** Moves each chosen region past the next one above that touches it; `stack` is bottom to top. */
function raise(document: AnswerDocument, stack: RegionRecord[], chosen: Set<RegionRecord>): void {
  for (let place = stack.length - 1; place >= 0; place -= 1) {
    const region = stack[place];
    if (region === undefined || !chosen.has(region)) continue;
    const touching = new Set(document.index.within(shapeOf(region).bounds(region)));
    const above = stack.findIndex(
      (other, index) => index > place && !chosen.has(other) && touching.has(other.id),
    );
    if (above === -1) continue;
    stack.splice(place, 1);
    stack.splice(above, 0, region);
  }
}

function reorder(
  document: AnswerDocument,
  stack: readonly RegionRecord[],
  chosen: Set<RegionRecord>,
  way: Restacking,
): RegionRecord[] {
  const others = stack.filter((region) => !chosen.has(region));
  const moved = stack.filter((region) => chosen.has(region));
  if (way === 'front') return [...others, ...moved];
  if (way === 'back') return [...moved, ...others];
  const order = way === 'forward' ? [...stack] : stack.toReversed();
  raise(document, order, chosen);
  return way === 'forward' ? order : order.reverse();
}

/** Gives the chosen a place between their neighbours; all get whole numbers where there is none. */
function renumber(order: readonly RegionRecord[], chosen: Set<RegionRecord>): RegionRecord[] {
  const places: number[] = [];
  for (let index = 0; index < order.length; ) {
    const region = order[index];
    if (region !== undefined && !chosen.has(region)) {
      places.push(region.z);
      index += 1;
      continue;
    }
    const rest = order.slice(index).findIndex((other) => !chosen.has(other));
    const count = rest === -1 ? order.length - index : rest;
    const low = places.at(-1);
    const high = order[index + count]?.z;
    for (let step = 1; step <= count; step += 1) {
      if (low !== undefined && high !== undefined) {
        places.push(low + ((high - low) * step) / (count + 1));
      } else places.push(high === undefined ? (low ?? -1) + step : high - count - 1 + step);
    }
    index += count;
  }
  const isRising = places.every((z, index) => index === 0 || z > (places[index - 1] ?? 0));
  return order.flatMap((region, index) => {
    const z = isRising ? (places[index] ?? index) : index;
    return region.z === z ? [] : [{ ...region, z }];
  });
}

/**
 * Moves the selected regions in the order in which they lie on each other: past the next one that
 * touches them, or all the way. What lies beside them keeps its place.
 */
export function restack(document: AnswerDocument, way: Restacking): void {
  const stack = document.list.ordered.toSorted((a, b) => a.z - b.z);
  const chosen = new Set(document.editable);
  const order = reorder(document, stack, chosen, way);
  if (order.every((region, index) => region === stack[index])) return;
  document.put(renumber(order, chosen));
}
