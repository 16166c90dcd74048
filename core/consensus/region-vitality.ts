import { krippendorffAlpha } from '../agreement/krippendorff-alpha';
import { rateRegions } from './region-ratings';
import type { RegionView } from './region-view';

/**
 * Returns for each person how much the region alpha of the tasks would fall without that person's
 * views, negative for somebody who lowers it, in the order of the ids; null where either alpha is
 * unknown. Costs one clustering of all tasks a person.
 */
export function regionVitality(
  tasks: readonly (readonly RegionView[])[],
): { worker: string; vitality: number | null }[] {
  const alpha = krippendorffAlpha(rateRegions(tasks).presence);
  const workers = new Set(tasks.flatMap((views) => views.map(({ worker }) => worker)));
  return [...workers].sort().map((worker) => {
    const others = tasks.map((views) => views.filter((view) => view.worker !== worker));
    const without = krippendorffAlpha(rateRegions(others).presence);
    return { worker, vitality: alpha === null || without === null ? null : alpha - without };
  });
}
