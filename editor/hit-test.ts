import RBush from 'rbush';
import type { Box } from '@/core/geometry/box';
import { type Camera, imageToView } from './camera';
import type { Pointer } from './pointer';
import { handlesOf } from './handles';
import type { Freshness, RegionId, RegionRecord } from './records';
import type { RecordsDiff } from './records-diff';
import type { Handle } from './shapes/shape';
import { shapeOf } from './shapes/shape-registry';
import type { ImagePoint } from './units';

interface Entry {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly area: number;
  readonly record: RegionRecord;
}

const BULK_MIN = 200;
const HANDLE_RADIUS_PX = 8;
const COARSE_HANDLE_RADIUS_PX = 16;

function toEntry(record: RegionRecord): Entry {
  const shape = shapeOf(record);
  const { x, y, width, height } = shape.bounds(record);
  const area = shape.area(record);
  return { minX: x, minY: y, maxX: x + width, maxY: y + height, area, record };
}

/** A spatial index of all regions that are not rejected, kept in step with the store by its diffs. */
export class RegionIndex {
  readonly #tree = new RBush<Entry>();
  readonly #entries = new Map<string, Entry>();
  /** Many new regions at once: sorted into the tree when somebody first asks. */
  #waiting: Entry[] = [];

  /** Takes one change of the store in; many new regions at once are loaded in bulk. */
  update(diff: RecordsDiff): void {
    const added: Entry[] = [];
    if (this.#entries.size > 0) this.#load();
    for (const [id, { before, after }] of diff) {
      if ((after ?? before)?.typeName !== 'region') continue;
      const old = this.#entries.get(id);
      if (old !== undefined) this.#tree.remove(old);
      this.#entries.delete(id);
      if (after?.typeName !== 'region' || after.isRejected) continue;
      const entry = toEntry(after);
      this.#entries.set(id, entry);
      added.push(entry);
    }
    if (added.length >= BULK_MIN) this.#waiting = added;
    else for (const entry of added) this.#tree.insert(entry);
  }

  /** Returns the regions that contain a point: the smallest first, of equals the topmost. */
  hitAll(point: ImagePoint): RegionRecord[] {
    const at = { minX: point.x, minY: point.y, maxX: point.x, maxY: point.y };
    this.#load();
    return this.#tree
      .search(at)
      .filter(({ record }) => shapeOf(record).contains(record, point))
      .sort((a, b) => a.area - b.area || b.record.z - a.record.z)
      .map(({ record }) => record);
  }

  /** Returns the ids of the regions whose bounds touch the box, in no particular order. */
  within(box: Box): RegionId[] {
    const area = {
      minX: box.x,
      minY: box.y,
      maxX: box.x + box.width,
      maxY: box.y + box.height,
    };
    this.#load();
    return this.#tree.search(area).map(({ record }) => record.id);
  }

  #load(): void {
    if (this.#waiting.length === 0) return;
    this.#tree.load(this.#waiting);
    this.#waiting = [];
  }
}

/**
 * Returns the handle under the pointer, or null. Inside a small region the reach shrinks, so that
 * its middle can still be grabbed.
 */
export function hitHandle(
  region: RegionRecord,
  camera: Camera,
  pointer: Pointer,
  freshness: Freshness | null,
): Handle | null {
  const shape = shapeOf(region);
  const { width, height } = shape.bounds(region);
  const radius = pointer.isCoarse ? COARSE_HANDLE_RADIUS_PX : HANDLE_RADIUS_PX;
  const reach = shape.contains(region, pointer.image)
    ? Math.min(radius, (Math.min(width, height) * camera.scale) / 4)
    : radius;
  let best: { handle: Handle; distance: number } | null = null;
  for (const handle of handlesOf(region, camera, freshness)) {
    const at = imageToView(camera, handle.at);
    const distance = Math.max(Math.abs(at.x - pointer.view.x), Math.abs(at.y - pointer.view.y));
    if (distance <= reach && (best === null || distance < best.distance)) {
      best = { handle, distance };
    }
  }
  return best?.handle ?? null;
}
