import type { Region } from '@/core/annotation';

/** Holds copied regions; a host gives the same one to every item's editor, so that they survive. */
export class Clipboard {
  #regions: readonly Region[] = [];

  get regions(): readonly Region[] {
    return this.#regions;
  }

  copy(regions: readonly Region[]): void {
    this.#regions = regions;
  }
}
