import { groupRatings, type RatingPatterns } from '../agreement/rating-patterns';
import type { RegionView } from './region-view';
import { clusterRegions } from './cluster-regions';

/** The category of a person who looked and did not draw the object. */
const ABSENT = -1;

/** Objects as units of a nominal coefficient, grouped by task for the bootstrap. */
export interface RegionRatings {
  /** Every person who looked rates every object: its class, or −1 for absent. */
  presence: RatingPatterns;
  /** Only those who drew the object rate it: is the class clear once it is seen? */
  classes: RatingPatterns;
  /** Objects that anybody drew. */
  objectCount: number;
}

/** IoU from which regions are one object here; stricter than in fusion, so that loose ones count against agreement. */
const UNIT_GATE_IOU = 0.5;

/**
 * Returns the ratings behind the region alpha of many tasks, one list of views a task: regions are
 * grouped into objects first, then compared as nominal ratings (Tschirschwitz & Rodehorst, K-alpha-LOS).
 */
export function rateRegions(
  tasks: readonly (readonly RegionView[])[],
  gateIou: number = UNIT_GATE_IOU,
): RegionRatings {
  const units = tasks.flatMap((views, task) =>
    clusterRegions(views, gateIou).map((members) => ({ task, people: views.length, members })),
  );
  const classIds = new Set(
    units.flatMap(({ members }) => members.map(({ region }) => region.classId)),
  );
  const values = [ABSENT, ...[...classIds].sort((a, b) => a - b)];
  const place = new Map(values.map((value, index) => [value, index]));
  const presence = new Float64Array(units.length * values.length);
  const classes = new Float64Array(units.length * values.length);
  units.forEach(({ people, members }, unit) => {
    const row = unit * values.length;
    presence[row] = people - members.length;
    for (const { region } of members) {
      const cell = row + (place.get(region.classId) as number);
      presence[cell] = (presence[cell] as number) + 1;
      classes[cell] = (classes[cell] as number) + 1;
    }
  });
  const groupOf = units.map(({ task }) => task);
  return {
    presence: groupRatings(presence, values, groupOf),
    classes: groupRatings(classes, values, groupOf),
    objectCount: units.length,
  };
}
