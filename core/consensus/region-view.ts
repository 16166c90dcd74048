import type { Region, RegionFlag } from '../annotation';
import type { Place } from '../geometry/region-iou';

/** A place with its class and what else was said of it; every Region is one. */
export type ClassedPlace = Place & {
  classId: number;
  attributes?: Region['attributes'];
  flags?: readonly RegionFlag[] | undefined;
  group?: number | undefined;
};

/** What one person drew on one task. No regions is an answer too: "there is nothing here". */
export interface RegionView {
  /** Who drew; one view a person and task. */
  worker: string;
  /** The later lie on top. */
  regions: readonly ClassedPlace[];
}
