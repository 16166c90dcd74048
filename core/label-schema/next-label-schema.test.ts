import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertLabelSchema } from './assert-label-schema';
import type { LabelSchema } from './label-schema';
import { makeLabelSchema } from './make-label-schema';
import { nextLabelSchema } from './next-label-schema';

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `c${index}` }));

/** animal > cat > kitten, and a plant. */
const tree = makeLabelSchema('image', {
  classes: [
    { name: 'animal' },
    { name: 'cat', parentId: 0, keywords: ['miaow'] },
    { name: 'kitten', parentId: 1 },
    { name: 'plant' },
  ],
  attributes: [{ type: 'text', name: 'note', default: '' }],
});

const parents = ({ classes }: LabelSchema) =>
  classes.map(({ id, parentId, isDeleted }) => [id, isDeleted ? 'deleted' : (parentId ?? null)]);

describe('nextLabelSchema', () => {
  test('keeps ids for life, leaves tombstones, never uses an id again, and always holds together', () => {
    const round = fc.record({
      keep: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
      under: fc.nat({ max: 20 }),
      moved: fc.option(fc.nat({ max: 20 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(round, { maxLength: 6 }),
        (count, rounds) => {
          let schema = makeLabelSchema('image', { classes: names(count) });
          let made = count;
          for (const { keep, under, moved } of rounds) {
            const live = schema.classes.filter(({ isDeleted }) => !isDeleted);
            const kept = live.filter((_, index) => keep[index] ?? true);
            const parent = kept[under % Math.max(1, kept.length)]?.id;
            const classes = kept.map(({ id, name }, index) =>
              index === moved ? { id, name, parentId: null } : { id, name },
            );
            made += 1;
            const next = nextLabelSchema('image', schema, {
              classes: [...classes, { name: `new${made}`, parentId: parent ?? null }],
            });
            expect(next.classes.slice(0, schema.classes.length).map(({ id }) => id)).toEqual(
              schema.classes.map(({ id }) => id),
            );
            expect(new Set(next.classes.map(({ id }) => id)).size).toBe(next.classes.length);
            expect(() => assertLabelSchema('image', next)).not.toThrow();
            schema = next;
          }
        },
      ),
    );
  });

  test('what a change does not mention stays: parents, keywords, attributes, colours, keys', () => {
    const unchanged = nextLabelSchema('image', tree, {
      classes: tree.classes.map(({ id, name }) => ({ id, name })),
    });
    expect(unchanged).toEqual(tree);
  });

  test('classes below one taken away move up to what is left above them', () => {
    const next = nextLabelSchema('image', tree, {
      classes: [0, 2, 3].map((id) => ({ id, name: `c${id}` })),
    });
    expect(parents(next)).toEqual([
      [0, null],
      [1, 'deleted'],
      [2, 0],
      [3, null],
    ]);
  });

  test('moves classes, to the top too, and below one that is new in the same change', () => {
    const next = nextLabelSchema('image', tree, {
      classes: [
        { id: 0, name: 'animal' },
        { id: 1, name: 'cat', parentId: null },
        { id: 2, name: 'kitten' },
        { id: 3, name: 'plant', parentId: 4 },
        { name: 'living' },
      ],
    });
    expect(parents(next)).toEqual([
      [0, null],
      [1, null],
      [2, 1],
      [3, 4],
      [4, null],
    ]);
  });

  test('takes keywords and attributes away when they are sent empty', () => {
    const next = nextLabelSchema('image', tree, {
      classes: tree.classes.map(({ id, name }) => ({ id, name, keywords: [] })),
      attributes: [],
    });
    expect(next.attributes).toBeUndefined();
    expect(next.classes.some(({ keywords }) => keywords !== undefined)).toBe(false);
  });

  test.each([
    ['an id that is unknown', [{ id: 7, name: 'x' }]],
    [
      'an id twice',
      [
        { id: 0, name: 'x' },
        { id: 0, name: 'y' },
      ],
    ],
    [
      'a cycle',
      [
        { id: 0, name: 'x', parentId: 1 },
        { id: 1, name: 'y' },
      ],
    ],
    ['a parent taken away', [{ id: 2, name: 'x', parentId: 3 }]],
  ])('refuses %s', (_, classes) => {
    expect(() => nextLabelSchema('image', tree, { classes })).toThrow();
  });
});
