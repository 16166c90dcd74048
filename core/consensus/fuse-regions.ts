import { type Place, regionIou } from '../geometry/region-iou';
import { type ClusterMember, clusterRegions, DEFAULT_GATE_IOU } from './cluster-regions';
import { fuseGroups } from './fuse-groups';
import { median } from './median';
import { medianBox } from './median-box';
import type { RegionView } from './region-view';
import { type RegionDetails, voteDetails } from './vote-details';

/** One object as the votes see it. */
export interface FusedRegion extends RegionDetails {
  place: Place;
  /** The class most of its regions name; the lowest id on a tie. */
  classId: number;
  /** Share of its regions that name this class, 0–1. */
  classShare: number;
  /** Another class has as many votes. */
  isClassTied: boolean;
  /** How many people drew it. */
  voteCount: number;
  /** Share of all people who looked that drew it, 0–1: the confidence that it exists. */
  support: number;
  /** `disputed`: fewer people than the quorum drew it; for a reviewer, not part of the label. */
  state: 'kept' | 'disputed';
  members: ClusterMember[];
}

export interface FuseRegionsOptions {
  /** Mean IoU from which regions are one object; .3 by default. */
  gateIou?: number;
  /** Share of people who must have drawn an object for it to be kept, 0–1; .5 by default. */
  quorum?: number;
}

/**
 * Returns every object that anybody drew, one entry a cluster, from left to right by its leftmost
 * region: the place by kind, class, attributes and flags by vote, support counted over all views,
 * those without regions too. The order of views and of regions changes nothing.
 */
export function fuseRegions(
  views: readonly RegionView[],
  options: FuseRegionsOptions = {},
): FusedRegion[] {
  const { gateIou = DEFAULT_GATE_IOU, quorum = 0.5 } = options;
  const clusters = clusterRegions(views, gateIou);
  const groups = fuseGroups(clusters);
  return clusters.map((members, place) => {
    const support = members.length / views.length;
    const ofClass = voteClass(members);
    const group = groups[place];
    return {
      place: fusePlace(members.map(({ region }) => region)),
      ...ofClass,
      ...voteDetails(members, ofClass.classId),
      ...(group === undefined ? {} : { group }),
      voteCount: members.length,
      support,
      // 1e-9: a quorum of .6 must be met by 3 of 5 in spite of rounding.
      state: support >= quorum - 1e-9 ? 'kept' : 'disputed',
      members,
    };
  });
}

/**
 * Returns where an object is: median edges of boxes, median start and end of spans rounded to whole
 * code points, and of polygons, as of boxes at very different angles, the one most like the others.
 */
function fusePlace(places: readonly Place[]): Place {
  const boxes = places.filter((place) => place.kind === 'box');
  const box = boxes.length > 0 ? medianBox(boxes) : null;
  if (box !== null) return { kind: 'box', ...box };
  const spans = places.filter((place) => place.kind === 'span');
  if (spans.length === 0) return placeOf(mostCentral(places));
  const start = Math.round(median(spans.map((span) => span.start)));
  const end = Math.round(median(spans.map((span) => span.end)));
  return { kind: 'span', start, end: Math.max(start + 1, end) };
}

function placeOf(place: Place): Place {
  if (place.kind === 'polygon') return { kind: 'polygon', points: place.points };
  if (place.kind === 'span') return { kind: 'span', start: place.start, end: place.end };
  const { x, y, width, height, rotation = 0 } = place;
  return { kind: 'box', x, y, width, height, rotation };
}

/** The place with the highest mean IoU to the others; the first of several. */
function mostCentral(places: readonly Place[]): Place {
  let best = places[0] as Place;
  let bestSum = -1;
  for (const place of places) {
    const sum = places.reduce((total, other) => total + regionIou(place, other), 0);
    if (sum > bestSum + 1e-9) {
      best = place;
      bestSum = sum;
    }
  }
  return best;
}

function voteClass(members: readonly ClusterMember[]) {
  const votes = new Map<number, number>();
  for (const { region } of members) votes.set(region.classId, (votes.get(region.classId) ?? 0) + 1);
  const most = Math.max(...votes.values());
  const leading = [...votes].filter(([, count]) => count === most).map(([classId]) => classId);
  return {
    classId: Math.min(...leading),
    classShare: most / members.length,
    isClassTied: leading.length > 1,
  };
}
