import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelSchema } from '@/core/label-schema/label-schema';
import { makeLabelSchema } from '@/core/label-schema/make-label-schema';
import { nextLabelSchema } from '@/core/label-schema/next-label-schema';
import { findDraftProblems } from './find-draft-problems';
import { type LabelUses, listSchemaChanges } from './list-schema-changes';
import {
  changeOf,
  draftOf,
  keysBelow,
  listAsTree,
  newAttribute,
  type SchemaDraft,
  withClasses,
  withClassBack,
  withoutClass,
} from './schema-draft';

/** animal > cat > kitten, and a plant; what is asked of each. */
const schema: LabelSchema = makeLabelSchema('image', {
  classes: [
    { name: 'animal' },
    { name: 'cat', parentId: 0, keywords: ['miaow'] },
    { name: 'kitten', parentId: 1 },
    { name: 'plant' },
  ],
  attributes: [
    { name: 'pose', type: 'select', options: ['sit', 'run'], default: 'sit', classIds: [1, 2] },
    { name: 'age', type: 'number', min: 0, max: 30, step: 1, default: 2 },
    { name: 'wild', type: 'checkbox', default: false, isRequired: true },
    { name: 'leaf', type: 'text', classIds: [3], default: 'green' },
  ],
});
const draft = draftOf(schema);
const apply = (changed: SchemaDraft, before = schema) =>
  nextLabelSchema('image', before, changeOf(before, changed));
const keyOf = (name: string) => draft.classes.find((row) => row.name === name)?.key ?? '';
const codes = (changed: SchemaDraft) => findDraftProblems(schema, changed).map(({ code }) => code);
const renamed = (from: string, to: string): SchemaDraft => ({
  ...draft,
  classes: draft.classes.map((row) => (row.name === from ? { ...row, name: to } : row)),
});

describe('a draft of a label schema', () => {
  it('changes nothing until it is edited', () => {
    expect(apply(draft)).toEqual(schema);
    expect(codes(draft)).toEqual([]);
    expect(listSchemaChanges(schema, draft, apply(draft), null)).toEqual([]);
  });

  it('adds classes by name, once each, and puts new ones below new ones', () => {
    const added = withClasses(draft, schema, ['cat', 'tree', 'oak']);
    const [tree, oak] = added.classes.slice(-2);
    const nested = {
      ...added,
      classes: added.classes.map((row) =>
        row === oak ? { ...row, parentKey: tree?.key ?? null } : row,
      ),
    };
    expect(apply(nested).classes.slice(4)).toMatchObject([
      { id: 4, name: 'tree' },
      { id: 5, name: 'oak', parentId: 4 },
    ]);
  });

  it('takes a class away with what only it had; those below move up', () => {
    const next = apply(withoutClass(withoutClass(draft, keyOf('cat')), keyOf('plant')));
    expect(next.classes.map(({ isDeleted, parentId }) => [isDeleted, parentId])).toEqual([
      [false, undefined],
      [true, 0],
      [false, 0],
      [true, undefined],
    ]);
    expect(next.attributes?.map(({ name, classIds }) => [name, classIds])).toEqual([
      ['pose', [2]],
      ['age', undefined],
      ['wild', undefined],
    ]);
    expect(apply(draftOf(next), next)).toEqual(next);
  });

  it('brings a class back with its attributes and those below it', () => {
    for (const { key, id } of draft.classes) {
      const back = withClassBack(withoutClass(draft, key), schema, id ?? -1);
      const next = apply(back);
      expect(next.classes).toEqual(schema.classes);
      const byName = (one: LabelSchema) =>
        (one.attributes ?? [])
          .map(({ name, classIds }) => [name, classIds?.toSorted().join()])
          .sort();
      expect(byName(next)).toEqual(byName(schema));
    }
  });

  it('lists classes as a tree and knows what lies below', () => {
    expect(
      listAsTree([...draft.classes].reverse()).map(({ row, depth }) => [row.name, depth]),
    ).toEqual([
      ['plant', 0],
      ['animal', 0],
      ['cat', 1],
      ['kitten', 2],
    ]);
    expect(keysBelow(draft.classes, keyOf('cat'))).toEqual(
      new Set([keyOf('cat'), keyOf('kitten')]),
    );
  });

  it('any edits that have no problem make a schema that holds together', () => {
    const edit = fc.record({
      name: fc.constantFrom('', 'a', 'b', 'cat'),
      row: fc.nat({ max: 5 }),
      parent: fc.option(fc.nat({ max: 5 }), { nil: null }),
      isRemoved: fc.boolean(),
      shortcut: fc.constantFrom(null, 'Digit1', 'KeyE'),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        let current = draft;
        for (const { name, row, parent, isRemoved, shortcut } of edits) {
          const target = current.classes[row];
          if (target === undefined) {
            current = withClasses(current, schema, [name || 'new']);
          } else if (isRemoved) {
            current = withoutClass(current, target.key);
          } else {
            const above = parent === null ? undefined : current.classes[parent];
            const isFree = above && !keysBelow(current.classes, target.key).has(above.key);
            const parentKey = isFree ? above.key : null;
            const changed = { ...target, name, parentKey, shortcut };
            current = { ...current, classes: current.classes.with(row, changed) };
          }
        }
        if (findDraftProblems(schema, current).length > 0) return;
        const next = apply(current);
        expect(apply(draftOf(next), next)).toEqual(next);
      }),
    );
  });
});

describe('findDraftProblems', () => {
  it('tells what is missing, taken or out of range', () => {
    expect(codes({ ...draft, regions: [] })).toEqual(['nothingAsked']);
    expect(codes({ ...draft, classes: [], attributes: [] })).toEqual(['noClass']);
    expect(codes(renamed('cat', ' '))).toEqual(['nameMissing']);
    expect(codes(renamed('plant', 'animal'))).toEqual(['nameTaken', 'nameTaken']);
    expect(codes(renamed('plant', 'cat'))).toEqual([]);
    const sameKey = draft.classes.map((row) => ({ ...row, shortcut: 'KeyE' }));
    expect(codes({ ...draft, classes: sameKey })).toEqual(Array(4).fill('keyTaken'));
    const asked = (more: object) => ({ ...draft, attributes: [{ ...newAttribute(), ...more }] });
    expect(codes(asked({}))).toEqual(['nameMissing']);
    expect(codes(asked({ name: 'x' }))).toEqual(['optionsMissing']);
    expect(codes(asked({ name: 'x', options: ['a'], default: 'b' }))).toEqual(['defaultOff']);
    expect(codes(asked({ name: 'x', type: 'number', min: 2, max: 1 }))).toEqual(['rangeEmpty']);
    expect(codes(asked({ name: 'x', type: 'number', max: -1 }))).toEqual([]);
    const twice = [newAttribute(), newAttribute()].map((one) => ({
      ...one,
      name: 'x',
      type: 'text' as const,
    }));
    expect(codes({ ...draft, attributes: twice })).toEqual(['nameTaken', 'nameTaken']);
  });
});

describe('listSchemaChanges', () => {
  const uses: LabelUses = {
    classes: [{ classId: 1, regions: 12, items: 3 }],
    kinds: [{ kind: 'box', regions: 20 }],
    attributes: [{ name: 'age', regions: 7 }],
  };

  it('tells what is added, renamed, moved and taken away, and how much that touches', () => {
    const changed: SchemaDraft = {
      ...withClasses(withoutClass(renamed('plant', 'Plant'), keyOf('cat')), schema, ['stone']),
      regions: ['polygon'],
      choice: 'single',
    };
    changed.attributes = changed.attributes.filter(({ name }) => name !== 'age');
    const notes = listSchemaChanges(schema, changed, apply(changed), uses);
    expect(notes.map(({ what, name, regions, items }) => [what, name, regions, items])).toEqual([
      ['classRemoved', 'cat', 12, 3],
      ['classMoved', 'kitten', 0, 0],
      ['classRenamed', 'plant', 0, 0],
      ['classAdded', 'stone', 0, 0],
      ['kindRemoved', 'box', 20, 0],
      ['kindAdded', 'polygon', 0, 0],
      ['choiceChanged', 'single', 0, 0],
      ['attributeChanged', 'pose', 0, 0],
      ['attributeRemoved', 'age', 7, 0],
    ]);
    expect(listSchemaChanges(schema, changed, null, null)[0]).toMatchObject({
      regions: null,
      items: null,
    });
  });
});
