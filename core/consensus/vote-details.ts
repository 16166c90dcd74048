import { type Region, type RegionFlag, RegionFlagSchema } from '../annotation';
import type { ClusterMember } from './cluster-regions';

/** What the votes say of an object beside its place and class. */
export interface RegionDetails {
  attributes: Region['attributes'];
  /** Absent: none of them. */
  flags?: RegionFlag[];
  /** Objects with the same number belong together; absent: to no group. */
  group?: number;
}

type Value = Region['attributes'][string];

/**
 * Returns the flags that more than half of the people set, and each attribute as the people say
 * who gave the object its class: the value most of them chose (a value rather than none, then the
 * first in order, on a tie), of numbers the lower median.
 */
export function voteDetails(members: readonly ClusterMember[], classId: number): RegionDetails {
  const ofClass = members.filter(({ region }) => region.classId === classId);
  const names = [...new Set(ofClass.flatMap(({ region }) => Object.keys(region.attributes ?? {})))];
  const attributes: [string, Value][] = [];
  for (const name of names.sort()) {
    const value = voteValue(ofClass.map(({ region }) => region.attributes?.[name]));
    if (value !== undefined) attributes.push([name, value]);
  }
  const flags = RegionFlagSchema.options.filter(
    (flag) =>
      2 * members.filter(({ region }) => region.flags?.includes(flag)).length > members.length,
  );
  return {
    attributes: Object.fromEntries(attributes),
    ...(flags.length > 0 ? { flags } : {}),
  };
}

function voteValue(values: readonly (Value | undefined)[]): Value | undefined {
  const given = values.filter((value) => value !== undefined);
  const numbers = given.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  if (numbers.length > 0 && 2 * numbers.length >= values.length) {
    return numbers[Math.floor((numbers.length - 1) / 2)];
  }
  const counts = new Map<Value, number>();
  for (const value of given) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort(
    ([a, votesForA], [b, votesForB]) => votesForB - votesForA || (String(a) < String(b) ? -1 : 1),
  );
  if (first === undefined || first[1] < values.length - given.length) return undefined;
  return first[0];
}
