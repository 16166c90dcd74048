import { type Region, type RegionFlag, RegionFlagSchema } from '../annotation';
import { matchByIou } from '../geometry/match-by-iou';
import { fuseRegions } from './fuse-regions';

/** What one answer says of an object: null where it says nothing; of a group, the other objects in it. */
type DetailValue = string | number | boolean | null | readonly number[];

/** One thing that can be said of an object, column by column: the consensus first, then each vote. */
export interface ComparedDetail {
  readonly kind: 'class' | 'attribute' | 'flag' | 'group';
  /** Of the attribute or flag; empty for the others. */
  readonly name: string;
  /** Undefined in the columns that have not drawn the object. */
  readonly values: readonly (DetailValue | undefined)[];
  /** Unlike the consensus, or unlike what most say where the consensus lacks the object. */
  readonly differs: readonly boolean[];
}

/** One object as the consensus and each vote have it. */
export interface ComparedObject {
  /** From 1, in the order of the consensus. */
  readonly number: number;
  /** Column by column: the consensus first, then each vote; null where it lacks the object. */
  readonly regions: readonly (Region | null)[];
  readonly details: readonly ComparedDetail[];
  /** Somebody lacks it, or says something else of it. */
  readonly doesDiffer: boolean;
}

type Row = readonly (Region | null)[];

/** The objects as the votes have them, each beside its counterpart of the consensus; then what is left of it. */
function alignObjects(
  consensus: readonly Region[],
  votes: readonly (readonly Region[])[],
  gateIou: number,
): Row[] {
  const views = votes.map((regions, place) => ({ worker: String(place), regions }));
  const objects = votes.length === 0 ? [] : fuseRegions(views, { gateIou });
  const places = objects.map(({ place }) => place);
  const matches = matchByIou(consensus, places, gateIou);
  const consensusOf = new Map(matches.map(({ a, b }) => [b, a]));
  const rows = objects.map(({ members }, index) => {
    const place = consensusOf.get(index);
    const drawn = votes.map((regions, view) => {
      const member = members.find((one) => one.view === view);
      return member === undefined ? null : (regions[member.index] ?? null);
    });
    const own = place === undefined ? null : (consensus[place] ?? null);
    return { rank: place ?? consensus.length + index, row: [own, ...drawn] };
  });
  const matched = new Set(matches.map(({ a }) => a));
  const alone = consensus.flatMap((region, rank) =>
    matched.has(rank) ? [] : [{ rank, row: [region, ...votes.map(() => null)] }],
  );
  return [...rows, ...alone].sort((a, b) => a.rank - b.rank).map(({ row }) => row);
}

/** The value that the columns are held against. */
function referenceOf(values: readonly (DetailValue | undefined)[]): DetailValue | undefined {
  if (values[0] !== undefined) return values[0];
  const counts = new Map<DetailValue, number>();
  for (const value of values) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function makeDetail(
  kind: ComparedDetail['kind'],
  name: string,
  row: Row,
  valueOf: (region: Region) => DetailValue,
): ComparedDetail {
  const values = row.map((region) => (region === null ? undefined : valueOf(region)));
  const reference = referenceOf(values);
  return {
    kind,
    name,
    values,
    differs: values.map((value) => value !== undefined && value !== reference),
  };
}

/** The numbers of the objects that are together in one column. */
type Groups = ReadonlyMap<string, readonly number[]>;

function groupKey(column: number, group: number): string {
  return `${column} ${group}`;
}

function gatherGroups(rows: readonly Row[]): Groups {
  const groups = new Map<string, number[]>();
  rows.forEach((row, at) => {
    row.forEach((region, column) => {
      if (region?.group === undefined) return;
      const key = groupKey(column, region.group);
      groups.set(key, [...(groups.get(key) ?? []), at + 1]);
    });
  });
  return groups;
}

/** Numbers of groups mean nothing to other people: what is compared is which objects are together. */
function groupDetail(rows: readonly Row[], at: number, groups: Groups): ComparedDetail | null {
  const row = rows[at] as Row;
  if (row.every((region) => region?.group === undefined)) return null;
  const peers = row.map((region, column) => {
    if (region === null) return undefined;
    const together =
      region.group === undefined ? [] : (groups.get(groupKey(column, region.group)) ?? []);
    return together.filter((number) => number !== at + 1);
  });
  const reference = peers.findIndex((numbers) => numbers !== undefined);
  const hasBoth = (column: number, number: number) =>
    rows[number - 1]?.[column] != null && rows[number - 1]?.[reference] != null;
  const seen = (numbers: readonly number[] | undefined, column: number) =>
    numbers?.filter((number) => hasBoth(column, number)).join() ?? '';
  return {
    kind: 'group',
    name: '',
    values: peers,
    differs: peers.map(
      (numbers, column) =>
        numbers !== undefined && seen(numbers, column) !== seen(peers[reference], column),
    ),
  };
}

function detailsOf(
  rows: readonly Row[],
  at: number,
  groups: Groups,
  names: readonly string[],
): ComparedDetail[] {
  const row = rows[at] as Row;
  const regions = row.filter((region) => region !== null);
  const asked = [...names, ...regions.flatMap(({ attributes }) => Object.keys(attributes))];
  const said = [...new Set(asked)].filter((name) =>
    regions.some(({ attributes }) => attributes[name] !== undefined),
  );
  const has = (region: Region, flag: RegionFlag) => region.flags?.includes(flag) ?? false;
  const flags = RegionFlagSchema.options.filter((flag) =>
    regions.some((region) => has(region, flag)),
  );
  const group = groupDetail(rows, at, groups);
  return [
    makeDetail('class', '', row, ({ classId }) => classId),
    ...said.map((name) =>
      makeDetail('attribute', name, row, ({ attributes }) => attributes[name] ?? null),
    ),
    ...flags.map((flag) => makeDetail('flag', flag, row, (region) => has(region, flag))),
    ...(group === null ? [] : [group]),
  ];
}

/**
 * Returns what the consensus and each vote say of every object: class, attributes, flags and which
 * objects it is grouped with, each with the columns that say something else. Votes are brought
 * together as for the consensus, at the same gate; `names` puts attributes in the schema's order.
 */
export function compareObjects(
  consensus: readonly Region[],
  votes: readonly (readonly Region[])[],
  { gateIou, names = [] }: { gateIou: number; names?: readonly string[] },
): ComparedObject[] {
  const rows = alignObjects(consensus, votes, gateIou);
  const groups = gatherGroups(rows);
  return rows.map((regions, at) => {
    const details = detailsOf(rows, at, groups, names);
    const doesDiffer =
      regions.includes(null) || details.some(({ differs }) => differs.includes(true));
    return { number: at + 1, regions, details, doesDiffer };
  });
}
