import { describe, expect, test } from 'vitest';
import { AppError } from '../errors';
import type { AttributeDefinition } from './attribute-definition';
import { makeLabelSchema } from './make-label-schema';

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `c${index}` }));

describe('makeLabelSchema', () => {
  test('ids are the positions and the first ten keys are 1 to 0', () => {
    const { classes } = makeLabelSchema('image', { classes: names(12) });
    expect(classes.map(({ id }) => id)).toEqual([...Array(12).keys()]);
    expect(classes.map(({ shortcut }) => shortcut).slice(8)).toEqual([
      'Digit9',
      'Digit0',
      null,
      null,
    ]);
  });

  test('a class called by a digit gets that digit, the others what is left', () => {
    const { classes } = makeLabelSchema('image', {
      classes: [{ name: 'x' }, { name: '1' }, { name: '0' }],
    });
    expect(classes.map(({ shortcut }) => shortcut)).toEqual(['Digit2', 'Digit1', 'Digit0']);
  });

  test('an explicit key wins over a digit name', () => {
    const { classes } = makeLabelSchema('image', {
      classes: [{ name: 'x', shortcut: 'Digit1' }, { name: '1' }],
    });
    expect(classes.map(({ shortcut }) => shortcut)).toEqual(['Digit1', 'Digit2']);
  });

  test('a text project asks for one class, an image project for boxes, unless told otherwise', () => {
    expect(makeLabelSchema('text', { classes: names(2) })).toMatchObject({
      choice: 'single',
      regions: [],
    });
    expect(makeLabelSchema('image', { classes: names(2) })).toMatchObject({
      choice: 'none',
      regions: ['box'],
    });
    expect(makeLabelSchema('image', { classes: names(2), choice: 'multiple' })).toMatchObject({
      regions: [],
    });
  });

  test.each([
    ['boxes on texts', () => makeLabelSchema('text', { classes: names(1), regions: ['box'] })],
    [
      'nothing to answer',
      () => makeLabelSchema('image', { classes: names(1), regions: [], choice: 'none' }),
    ],
    ['a name twice', () => makeLabelSchema('image', { classes: [{ name: 'a' }, { name: 'a' }] })],
    ['spans on pictures', () => makeLabelSchema('image', { classes: names(1), regions: ['span'] })],
    [
      'a kind of region twice',
      () => makeLabelSchema('image', { classes: names(1), regions: ['box', 'box'] }),
    ],
    [
      'a parent that is not in the list',
      () => makeLabelSchema('image', { classes: [{ name: 'a', parentId: 1 }] }),
    ],
    [
      'a class below itself',
      () =>
        makeLabelSchema('image', {
          classes: [
            { name: 'a', parentId: 1 },
            { name: 'b', parentId: 2 },
            { name: 'c', parentId: 0 },
          ],
        }),
    ],
    [
      'a name twice below one parent',
      () =>
        makeLabelSchema('image', {
          classes: [{ name: 'a' }, { name: 'b', parentId: 0 }, { name: 'b', parentId: 0 }],
        }),
    ],
  ])('refuses %s', (_, make) => {
    expect(make).toThrow(AppError);
  });

  test.each<[string, AttributeDefinition]>([
    ['a default that is no option', { type: 'select', name: 'a', options: ['x'], default: 'y' }],
    ['an option twice', { type: 'select', name: 'a', options: ['x', 'x'] }],
    ['a least above the greatest value', { type: 'number', name: 'a', min: 2, max: 1 }],
    ['a default out of range', { type: 'number', name: 'a', max: 1, default: 2 }],
    ['a class that does not exist', { type: 'text', name: 'a', classIds: [9] }],
  ])('refuses an attribute with %s', (_, attribute) => {
    expect(() => makeLabelSchema('image', { classes: names(1), attributes: [attribute] })).toThrow(
      AppError,
    );
  });

  test('refuses two attributes of one name', () => {
    const attribute = { type: 'checkbox' as const, name: 'a' };
    expect(() =>
      makeLabelSchema('image', { classes: names(1), attributes: [attribute, attribute] }),
    ).toThrow('Two attributes');
  });

  test('keeps parents, keywords and attributes; one name may stand below several parents', () => {
    const attributes: AttributeDefinition[] = [
      { type: 'select', name: 'pose', options: ['sit', 'stand'], default: 'sit', classIds: [0] },
      { type: 'number', name: 'age', min: 0, max: 99, default: 0 },
    ];
    const schema = makeLabelSchema('text', {
      regions: ['span'],
      classes: [
        { name: 'car', keywords: ['Wagen', 'auto'] },
        { name: 'other', parentId: 0 },
        { name: 'dog', keywords: [] },
        { name: 'other', parentId: 2 },
      ],
      attributes,
    });
    expect(schema).toMatchObject({ choice: 'none', regions: ['span'], attributes });
    expect(schema.classes.map(({ parentId }) => parentId)).toEqual([undefined, 0, undefined, 2]);
    expect(schema.classes.map(({ keywords }) => keywords)).toEqual([
      ['Wagen', 'auto'],
      undefined,
      undefined,
      undefined,
    ]);
  });
});
