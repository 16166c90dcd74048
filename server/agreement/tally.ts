/** Agreeing and all units of each person, as they are counted up. */
export class Tally {
  readonly #counts = new Map<string, { hits: number; units: number }>();

  add(userId: string, hits: number, units: number): void {
    const before = this.#counts.get(userId) ?? { hits: 0, units: 0 };
    this.#counts.set(userId, { hits: before.hits + hits, units: before.units + units });
  }

  /** What one person has; undefined where nothing was counted. */
  get(userId: string): { hits: number; units: number } | undefined {
    return this.#counts.get(userId);
  }
}
