import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxIou } from '../geometry/box';
import { matchByIou } from '../geometry/match-by-iou';
import { placeBounds } from '../geometry/region-iou';
import type { ClassedPlace, RegionView } from './region-view';
import { clusterRegions } from './cluster-regions';
import { hasSharedData, readShared, readSharedRows } from './crowd-data.test-support';
import { fuseRegions } from './fuse-regions';

type ClassedBox = Extract<ClassedPlace, { kind: 'box' }>;

/** Fuses boxes and gives them with their edges at hand. */
function fuseBoxes(...input: Parameters<typeof fuseRegions>) {
  return fuseRegions(...input).map(({ place, ...fused }) => {
    if (place.kind !== 'box') throw new Error('Boxes give boxes');
    return { ...place, ...fused };
  });
}

const isBox = (place: ClassedPlace): place is ClassedBox => place.kind === 'box';

/** The images with expert gold: seven people's boxes in recorded order, and the gold boxes. */
function readPedestrians() {
  const folder = 'crowd_boxes/branson_pedestrians';
  const toBox = (edges: string[]): ClassedBox => {
    const [left = 0, top = 0, right = 0, bottom = 0] = edges.map(Number);
    return { kind: 'box', x: left, y: top, width: right - left, height: bottom - top, classId: 0 };
  };
  const images = new Map<
    string,
    { views: { worker: string; regions: ClassedBox[] }[]; gold: ClassedBox[] }
  >();
  for (const [image = '', , , hasGold] of readSharedRows(`${folder}/images.csv`)) {
    if (hasGold === '1') images.set(image, { views: [], gold: [] });
  }
  const views = readSharedRows(`${folder}/views.csv`).sort((a, b) => Number(a[2]) - Number(b[2]));
  for (const [image = '', worker = ''] of views) {
    images.get(image)?.views.push({ worker, regions: [] });
  }
  for (const [image = '', worker, ...edges] of readSharedRows(`${folder}/boxes.csv`)) {
    const box = toBox(edges);
    if (box.width < 1 || box.height < 1) continue;
    images
      .get(image)
      ?.views.find((view) => view.worker === worker)
      ?.regions.push(box);
  }
  for (const [image = '', ...edges] of readSharedRows(`${folder}/gold.csv`)) {
    images.get(image)?.gold.push(toBox(edges));
  }
  return [...images.values()];
}

function score(
  pairs: { found: readonly ClassedBox[]; gold: readonly ClassedBox[] }[],
  gate: number,
) {
  let tp = 0;
  let found = 0;
  let gold = 0;
  let iouSum = 0;
  for (const pair of pairs) {
    const matches = matchByIou(pair.found, pair.gold, gate);
    tp += matches.length;
    found += pair.found.length;
    gold += pair.gold.length;
    for (const { iou } of matches) iouSum += iou;
  }
  return { tp, fp: found - tp, fn: gold - tp, f1: (2 * tp) / (found + gold), iou: iouSum / tp };
}

describe.skipIf(!hasSharedData)('on real crowd boxes', () => {
  const images = hasSharedData ? readPedestrians() : [];

  const kept = (people: number, quorum: number) =>
    images.map(({ views, gold }) => ({
      found: fuseBoxes(views.slice(0, people), { quorum }).filter((box) => box.state === 'kept'),
      gold,
    }));

  it.each([
    { people: 3, atLeast: 2, at50: [1058, 27, 160], meanIou: 0.8048, f1At75: 0.6774 },
    { people: 7, atLeast: 4, at50: [1080, 17, 138], meanIou: 0.8386, f1At75: 0.7853 },
    { people: 7, atLeast: 3, at50: [1091, 32, 127], meanIou: 0.8376, f1At75: 0.7817 },
  ])('$atLeast of $people people: the reference figures of average-link fusion', (expected) => {
    const pairs = kept(expected.people, expected.atLeast / expected.people);
    const result = score(pairs, 0.5);
    expect([result.tp, result.fp, result.fn]).toEqual(expected.at50);
    expect(result.iou).toBeCloseTo(expected.meanIou, 4);
    expect(score(pairs, 0.75).f1).toBeCloseTo(expected.f1At75, 4);
  });

  it('the default settings keep what at least half of the people drew', () => {
    const pairs = images.map(({ views, gold }) => ({
      found: fuseBoxes(views).filter((box) => box.state === 'kept'),
      gold,
    }));
    expect(score(pairs, 0.5)).toEqual(score(kept(7, 4 / 7), 0.5));
  });

  it('reversing the people and their boxes changes no fused box', () => {
    for (const { views } of images.slice(0, 300)) {
      const reversed = views
        .map((view) => ({ ...view, regions: [...view.regions].reverse() }))
        .reverse();
      expect(fuseBoxes(reversed).map(withoutPlaces)).toEqual(fuseBoxes(views).map(withoutPlaces));
    }
  });

  const oracle: Record<
    string,
    Record<string, { tp: number; fp: number; fn: number; tp75: number }>
  > = hasSharedData ? JSON.parse(readShared('crowd_boxes/branson_pedestrians/oracle.json')) : {};

  it.each([
    { run: 'first3_min2', people: 3, atLeast: 2 },
    { run: 'first5_min3', people: 5, atLeast: 3 },
    { run: 'all_half', people: 7, atLeast: 4 },
    { run: 'all_0.34', people: 7, atLeast: 3 },
  ])(
    '$run: matching and median edges give the oracle’s counts for clusters grown by matching',
    (set) => {
      for (const gate of [0.5, 0.4, 0.3]) {
        const pairs = images.map(({ views, gold }) => ({
          found: clusterByMatching(views.slice(0, set.people), gate)
            .filter((boxes) => boxes.length >= set.atLeast)
            .map(medianOf),
          gold,
        }));
        const { tp, fp, fn } = score(pairs, 0.5);
        const expected = oracle[set.run]?.[`hungarian_median_gate${gate}`];
        expect({ tp, fp, fn, tp75: score(pairs, 0.75).tp }).toEqual({
          tp: expected?.tp,
          fp: expected?.fp,
          fn: expected?.fn,
          tp75: expected?.tp75,
        });
      }
    },
  );
});

/** The comparison method: each view in turn is matched to the medians of the clusters so far. */
function clusterByMatching(views: readonly RegionView[], gate: number): ClassedBox[][] {
  const clusters: ClassedBox[][] = [];
  for (const { regions } of views) {
    const boxes = regions.filter(isBox);
    const matches = matchByIou(clusters.map(medianOf), boxes, gate);
    const joined = new Map(matches.map(({ a, b }) => [b, clusters[a]]));
    boxes.forEach((box, index) => {
      const cluster = joined.get(index);
      if (cluster) cluster.push(box);
      else clusters.push([box]);
    });
  }
  return clusters;
}

function medianOf(boxes: readonly ClassedBox[]): ClassedBox {
  const middle = (pick: (box: ClassedBox) => number) => {
    const sorted = boxes.map(pick).sort((a, b) => a - b);
    const half = sorted.length >> 1;
    const above = sorted[half] ?? Number.NaN;
    return sorted.length % 2 === 1 ? above : (above + (sorted[half - 1] ?? Number.NaN)) / 2;
  };
  const x = middle((box) => box.x);
  const y = middle((box) => box.y);
  const width = middle((box) => box.x + box.width) - x;
  const height = middle((box) => box.y + box.height) - y;
  return { kind: 'box', x, y, width, height, classId: 0 };
}

function withoutPlaces({ members, ...fused }: ReturnType<typeof fuseBoxes>[number]) {
  return { ...fused, members: members.map(({ worker, region }) => ({ worker, region })) };
}

const at = (x: number, y: number, width: number, height: number, classId = 1, rotation = 0) => ({
  kind: 'box' as const,
  x,
  y,
  width,
  height,
  classId,
  rotation,
});

const viewsArbitrary = fc.array(
  fc.array(
    fc.record({
      kind: fc.constant('box' as const),
      x: fc.integer({ min: 0, max: 6 }),
      y: fc.integer({ min: 0, max: 6 }),
      width: fc.integer({ min: 1, max: 6 }),
      height: fc.integer({ min: 1, max: 6 }),
      classId: fc.integer({ min: 0, max: 2 }),
      rotation: fc.constantFrom(0, 0, 0, 10, 45, 90),
    }),
    { maxLength: 6 },
  ),
  { minLength: 1, maxLength: 6 },
);

describe('clusterRegions', () => {
  it('puts each box in one cluster, one box a view at most', () => {
    fc.assert(
      fc.property(viewsArbitrary, (boxes) => {
        const views = boxes.map((view, n) => ({ worker: `w${n}`, regions: view }));
        const clusters = clusterRegions(views, 0.3);
        const places = clusters.flat().map(({ view, index }) => `${view}/${index}`);
        expect(new Set(places).size).toBe(places.length);
        expect(places.length).toBe(boxes.flat().length);
        for (const cluster of clusters) {
          expect(new Set(cluster.map(({ view }) => view)).size).toBe(cluster.length);
        }
      }),
    );
  });

  it('does not change with the order of views and boxes, equal IoU included', () => {
    fc.assert(
      fc.property(viewsArbitrary, fc.nat(), fc.nat(), (boxes, first, second) => {
        const turn = <T>(list: readonly T[], by: number) => {
          const start = list.length === 0 ? 0 : by % list.length;
          return [...list.slice(start), ...list.slice(0, start)];
        };
        const views = boxes.map((view, n) => ({ worker: `w${n}`, regions: view }));
        const mixed = turn(views, first)
          .reverse()
          .map((view) => ({ ...view, regions: turn(view.regions, second).reverse() }));
        expect(fuseBoxes(mixed).map(withoutPlaces)).toEqual(fuseBoxes(views).map(withoutPlaces));
      }),
    );
  });

  it('fuses 500 objects of 5 people', () => {
    let state = 7;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 4294967296;
    };
    const draw = (objects: number) => {
      const truth = Array.from({ length: objects }, () =>
        at(random() * 1800, random() * 1000, 20 + random() * 100, 20 + random() * 100),
      );
      return Array.from({ length: 5 }, (_, n) => ({
        worker: `w${n}`,
        regions: truth.map((box) => ({ ...box, x: box.x + random() * 8, y: box.y + random() * 8 })),
      }));
    };
    for (const objects of [60, 500]) {
      const fused = fuseBoxes(draw(objects));
      expect(fused.length).toBeGreaterThanOrEqual(objects);
    }
  });
});

describe('fuseRegions', () => {
  it('takes median edges, the class of most votes and the share of all who looked', () => {
    const fused = fuseBoxes([
      { worker: 'a', regions: [at(0, 0, 10, 10, 2)] },
      { worker: 'b', regions: [at(1, 0, 10, 10, 1)] },
      { worker: 'c', regions: [at(3, 1, 10, 10, 2), at(50, 50, 5, 5)] },
      { worker: 'd', regions: [] },
    ]);
    expect(fused).toHaveLength(2);
    expect(fused[0]).toMatchObject({ x: 1, y: 0, width: 10, height: 10, rotation: 0 });
    expect(fused[0]).toMatchObject({ classId: 2, classShare: 2 / 3, isClassTied: false });
    expect(fused[0]).toMatchObject({ voteCount: 3, support: 0.75, state: 'kept' });
    expect(fused[1]).toMatchObject({ voteCount: 1, support: 0.25, state: 'disputed' });
  });

  it('keeps exactly what meets the quorum, and flags a tied class', () => {
    const views = [
      { worker: 'a', regions: [at(0, 0, 10, 10, 3)] },
      { worker: 'b', regions: [at(0, 0, 10, 10, 1)] },
      { worker: 'c', regions: [] },
      { worker: 'd', regions: [] },
      { worker: 'e', regions: [] },
    ];
    expect(fuseBoxes(views, { quorum: 0.4 })[0]).toMatchObject({
      state: 'kept',
      classId: 1,
      classShare: 0.5,
      isClassTied: true,
    });
    expect(fuseBoxes(views, { quorum: 0.41 })[0]?.state).toBe('disputed');
    expect(fuseBoxes([])).toEqual([]);
    expect(fuseBoxes([{ worker: 'a', regions: [] }])).toEqual([]);
  });

  it('fuses turned boxes in their own frame, half turns being the same box', () => {
    const fused = fuseBoxes([
      { worker: 'a', regions: [at(10, 10, 40, 10, 1, 30)] },
      { worker: 'b', regions: [at(10, 10, 40, 10, 1, 212)] },
      { worker: 'c', regions: [at(10, 10, 44, 10, 1, 28)] },
    ])[0];
    expect((fused?.rotation ?? 0) % 180).toBeCloseTo(30, 9);
    expect(fused?.width).toBeGreaterThanOrEqual(40 - 1e-9);
    expect(fused?.width).toBeLessThan(44);
    expect(fused?.height).toBeCloseTo(10, 0);
    const same = fuseBoxes([
      { worker: 'a', regions: [at(10, 10, 40, 10, 1, 30)] },
      { worker: 'b', regions: [at(10, 10, 40, 10, 1, 210)] },
    ])[0];
    expect(same?.x).toBeCloseTo(10, 9);
    expect(same?.y).toBeCloseTo(10, 9);
    expect(same?.width).toBeCloseTo(40, 9);
    expect(same?.height).toBeCloseTo(10, 9);
  });

  it('takes the box nearest to the others where the angles differ too much to average', () => {
    const fused = fuseBoxes([
      { worker: 'a', regions: [at(0, 0, 20, 18, 1, 0)] },
      { worker: 'b', regions: [at(0, 0, 20, 18, 1, 45)] },
      { worker: 'c', regions: [at(0, 0, 20, 18, 1, 44)] },
    ])[0];
    expect(fused).toMatchObject({ x: 0, y: 0, width: 20, height: 18, voteCount: 3 });
    expect([44, 45]).toContain(fused?.rotation);
  });

  it('stays inside what was drawn: no edge outside the outermost edges, IoU with the only box 1', () => {
    fc.assert(
      fc.property(viewsArbitrary, (boxes) => {
        const upright = boxes.map((view, n) => ({
          worker: `w${n}`,
          regions: view.map((box) => ({ ...box, rotation: 0 })),
        }));
        for (const fused of fuseBoxes(upright)) {
          const drawn = fused.members.map(({ region }) => region).filter(isBox);
          expect(fused.x).toBeGreaterThanOrEqual(Math.min(...drawn.map((box) => box.x)));
          expect(fused.x + fused.width).toBeLessThanOrEqual(
            Math.max(...drawn.map((box) => box.x + box.width)),
          );
          const only = drawn.length === 1 ? drawn[0] : undefined;
          if (only) expect(boxIou(fused, only)).toBe(1);
        }
      }),
    );
  });
});

describe('fuseRegions of other kinds', () => {
  const span = (start: number, end: number, classId = 1) => ({
    kind: 'span' as const,
    start,
    end,
    classId,
  });
  const triangle = (x: number, height: number) => ({
    kind: 'polygon' as const,
    classId: 1,
    points: [
      [x, 0],
      [x + 10, 0],
      [x, height],
    ] as [number, number][],
  });

  it('takes the median start and end of spans in whole code points, and votes on whole spans', () => {
    const fused = fuseRegions([
      { worker: 'a', regions: [span(10, 20), span(40, 45)] },
      { worker: 'b', regions: [span(11, 20, 2)] },
      { worker: 'c', regions: [span(10, 24), span(10, 20, 3)] },
      { worker: 'd', regions: [] },
    ]);
    expect(fused.map(({ place, voteCount, state }) => [place, voteCount, state])).toEqual([
      [{ kind: 'span', start: 10, end: 20 }, 3, 'kept'],
      [{ kind: 'span', start: 10, end: 24 }, 1, 'disputed'],
      [{ kind: 'span', start: 40, end: 45 }, 1, 'disputed'],
    ]);
    const even = fuseRegions([
      { worker: 'a', regions: [span(0, 3)] },
      { worker: 'b', regions: [span(1, 4)] },
    ])[0];
    expect(even?.place).toEqual({ kind: 'span', start: 1, end: 4 });
  });

  it('takes the polygon most like the others, corner by corner as somebody drew it', () => {
    const drawn = [triangle(0, 10), triangle(1, 10), triangle(3, 12)];
    const [fused] = fuseRegions(drawn.map((region, n) => ({ worker: `w${n}`, regions: [region] })));
    expect(fused).toMatchObject({ voteCount: 3, state: 'kept' });
    expect(fused?.place).toEqual({ kind: 'polygon', points: triangle(1, 10).points });
  });

  it('never takes a box and a polygon for one object', () => {
    const fused = fuseRegions([
      { worker: 'a', regions: [at(0, 0, 10, 10)] },
      {
        worker: 'b',
        regions: [
          {
            ...triangle(0, 10),
            points: [
              [0, 0],
              [10, 0],
              [10, 10],
              [0, 10],
            ],
          },
        ],
      },
    ]);
    expect(fused.map(({ place }) => place.kind)).toEqual(['box', 'polygon']);
  });

  it('a fused span lies within what was drawn and does not change with the order of people', () => {
    const spans = fc.array(
      fc
        .tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 10 }))
        .map(([start, length]) => span(start, start + length)),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(spans, { minLength: 1, maxLength: 5 }), (people) => {
        const views = people.map((regions, n) => ({ worker: `w${n}`, regions }));
        const fused = fuseRegions(views);
        const places = fused.map(({ place }) => place);
        expect(fuseRegions([...views].reverse()).map(({ place }) => place)).toEqual(places);
        for (const { place, members } of fused) {
          if (place.kind !== 'span') throw new Error('Spans give spans');
          const drawn = members.map(({ region }) => region).filter(({ kind }) => kind === 'span');
          expect(Number.isInteger(place.start) && Number.isInteger(place.end)).toBe(true);
          expect(place.end).toBeGreaterThan(place.start);
          const [left, right] = [placeBounds(place), drawn.map(placeBounds)];
          expect(left.x).toBeGreaterThanOrEqual(Math.min(...right.map(({ x }) => x)));
          expect(left.x + left.width).toBeLessThanOrEqual(
            Math.max(...right.map(({ x, width }) => x + width)),
          );
        }
      }),
    );
  });
});
