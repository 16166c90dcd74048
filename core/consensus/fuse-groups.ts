import type { ClusterMember } from './cluster-regions';

/**
 * Returns the group of each object, or undefined, numbered from 1. Group numbers of different
 * people have nothing to do with each other, so each person names the group of an object by the
 * group's first object; objects for which more than half of their people name the same one belong
 * together.
 */
export function fuseGroups(
  clusters: readonly (readonly ClusterMember[])[],
): (number | undefined)[] {
  const firstOf = new Map<string, number>();
  const keyOf = ({ view, region }: ClusterMember) => `${view} ${region.group}`;
  clusters.forEach((members, place) => {
    for (const member of members) {
      const key = keyOf(member);
      if (member.region.group !== undefined && !firstOf.has(key)) firstOf.set(key, place);
    }
  });
  const namedBy = clusters.map((members) => {
    const votes = new Map<number, number>();
    for (const member of members) {
      const first = firstOf.get(keyOf(member));
      if (first !== undefined) votes.set(first, (votes.get(first) ?? 0) + 1);
    }
    return [...votes].find(([, count]) => 2 * count > members.length)?.[0];
  });
  const sizes = new Map<number | undefined, number>();
  for (const first of namedBy) sizes.set(first, (sizes.get(first) ?? 0) + 1);
  const numbers = new Map<number, number>();
  return namedBy.map((first) => {
    if (first === undefined || (sizes.get(first) ?? 0) < 2) return undefined;
    const number = numbers.get(first) ?? numbers.size + 1;
    numbers.set(first, number);
    return number;
  });
}
