/** What a tile is known by. */
export interface TilePlace {
  readonly level: number;
  readonly x: number;
  readonly y: number;
}

export interface TileStoreOptions {
  load(place: TilePlace, signal: AbortSignal): Promise<ImageBitmap>;
  onLoad(place: TilePlace): void;
  /** Decoded tiles are kept up to so many bytes; what is wanted now is always kept. */
  bytesMax: number;
}

const LOADS_MAX = 6;
const RETRY_MS = [1_000, 3_000, 10_000] as const;

/** A tile that can never be had. */
export class TileLost extends Error {}

function keyOf({ level, x, y }: TilePlace): string {
  return `${level}/${x}/${y}`;
}

/**
 * Decoded tiles: loads those that are wanted, in that order and a few at a time, gives up what is
 * no longer wanted, tries again after failures, and drops what was drawn longest ago.
 */
export class TileStore {
  readonly #options: TileStoreOptions;
  /** Drawn longest ago first. */
  readonly #tiles = new Map<string, ImageBitmap>();
  readonly #loads = new Map<string, AbortController>();
  /** How often in a row each could not be loaded. */
  readonly #failures = new Map<string, number>();
  /** Those that are not tried at the moment, or never again. */
  readonly #resting = new Set<string>();
  readonly #retries = new Set<ReturnType<typeof setTimeout>>();
  #wanted: readonly TilePlace[] = [];
  #wantedKeys: ReadonlySet<string> = new Set();
  #bytes = 0;

  constructor(options: TileStoreOptions) {
    this.#options = options;
  }

  /** Bytes of all decoded tiles that are kept. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The tile's pixels, or null while they are not here; it counts as drawn now. */
  take(place: TilePlace): ImageBitmap | null {
    const key = keyOf(place);
    const bitmap = this.#tiles.get(key);
    if (bitmap === undefined) return null;
    this.#tiles.delete(key);
    this.#tiles.set(key, bitmap);
    return bitmap;
  }

  /** Says which tiles are wanted from now on, the most wanted first. */
  want(places: readonly TilePlace[]): void {
    this.#wanted = places;
    this.#wantedKeys = new Set(places.map(keyOf));
    for (const [key, load] of this.#loads) if (!this.#wantedKeys.has(key)) load.abort();
    this.#loadNext();
  }

  /** Stops all loading and gives all pixels back. */
  clear(): void {
    this.want([]);
    for (const retry of this.#retries) clearTimeout(retry);
    this.#retries.clear();
    this.#failures.clear();
    this.#resting.clear();
    for (const bitmap of this.#tiles.values()) bitmap.close();
    this.#tiles.clear();
    this.#bytes = 0;
  }

  #loadNext(): void {
    for (const place of this.#wanted) {
      if (this.#loads.size >= LOADS_MAX) return;
      const key = keyOf(place);
      if (this.#tiles.has(key) || this.#loads.has(key) || this.#resting.has(key)) continue;
      void this.#load(place, key);
    }
  }

  async #load(place: TilePlace, key: string): Promise<void> {
    const aborter = new AbortController();
    this.#loads.set(key, aborter);
    try {
      const bitmap = await this.#options.load(place, aborter.signal);
      this.#loads.delete(key);
      if (aborter.signal.aborted) bitmap.close();
      else this.#keep(place, key, bitmap);
    } catch (error) {
      this.#loads.delete(key);
      if (!aborter.signal.aborted) this.#fail(key, error);
    }
    this.#loadNext();
  }

  #keep(place: TilePlace, key: string, bitmap: ImageBitmap): void {
    this.#failures.delete(key);
    this.#tiles.set(key, bitmap);
    this.#bytes += bytesOf(bitmap);
    for (const [oldKey, old] of this.#tiles) {
      if (this.#bytes <= this.#options.bytesMax) break;
      if (this.#wantedKeys.has(oldKey)) continue;
      this.#tiles.delete(oldKey);
      this.#bytes -= bytesOf(old);
      old.close();
    }
    this.#options.onLoad(place);
  }

  /** Lets the tile rest for a while before it is tried again, for good where it cannot be had. */
  #fail(key: string, error: unknown): void {
    const failures = (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, failures);
    this.#resting.add(key);
    if (error instanceof TileLost) return;
    const retry = setTimeout(
      () => {
        this.#retries.delete(retry);
        this.#resting.delete(key);
        this.#loadNext();
      },
      RETRY_MS[Math.min(failures, RETRY_MS.length) - 1],
    );
    this.#retries.add(retry);
  }
}

function bytesOf({ width, height }: ImageBitmap): number {
  return width * height * 4;
}
