import { describe, expect, test } from 'vitest';
import { AnswerSchema } from '../annotation';
import { assertAnswer } from './assert-answer';
import { makeLabelSchema } from './make-label-schema';

const boxes = makeLabelSchema('image', { classes: [{ name: 'cat' }, { name: 'dog' }] });
const single = makeLabelSchema('text', { classes: [{ name: 'no' }, { name: 'yes' }] });
const box = { kind: 'box', classId: 0, x: 1, y: 2, width: 3, height: 4 };

function check(schema: typeof boxes, answer: unknown): void {
  assertAnswer(schema, AnswerSchema.parse(answer));
}

describe('assertAnswer', () => {
  test('lets through what the schema asks for', () => {
    expect(() => check(boxes, { regions: [box, box] })).not.toThrow();
    expect(() => check(single, { classIds: [1] })).not.toThrow();
  });

  test('lets through a tombstone: a draft outlives a schema change', () => {
    const changed = {
      ...boxes,
      classes: boxes.classes.map((entry) => ({ ...entry, isDeleted: true })),
    };
    expect(() => check(changed, { regions: [box] })).not.toThrow();
  });

  test.each([
    ['an unknown class', boxes, { regions: [{ ...box, classId: 7 }] }],
    ['a region of a kind not asked for', single, { regions: [box], classIds: [1] }],
    ['no class where one is asked for', single, { classIds: [] }],
    ['two classes where one is asked for', single, { classIds: [0, 1] }],
    ['a class of the item where none is asked for', boxes, { classIds: [0] }],
    [
      'one region id twice',
      boxes,
      {
        regions: [
          { ...box, id: 'rgn_1' },
          { ...box, id: 'rgn_1' },
        ],
      },
    ],
  ])('refuses %s', (_, schema, answer) => {
    expect(() => check(schema, answer)).toThrow();
  });

  const asked = makeLabelSchema('image', {
    classes: [{ name: 'cat' }, { name: 'dog' }],
    attributes: [
      { type: 'select', name: 'pose', options: ['sit', 'stand'], isRequired: true, classIds: [0] },
      { type: 'number', name: 'age', min: 0, max: 30 },
      { type: 'checkbox', name: 'wild' },
      { type: 'text', name: 'note' },
    ],
  });
  const withValues = (attributes: Record<string, unknown>, classId = 0) => ({
    regions: [{ ...box, classId, attributes }],
  });

  test.each([
    ['every value that is asked for', withValues({ pose: 'sit', age: 3, wild: true, note: 'x' })],
    ['only what is required', withValues({ pose: 'stand' })],
    ['nothing where it is required of another class', withValues({}, 1)],
    ['a value of an attribute that is not asked of the class', withValues({ pose: 7 }, 1)],
    ['attributes that are not defined', withValues({ pose: 'sit', gone: 5, constructor: 'x' })],
    ['a blank note', withValues({ pose: 'sit', note: '' })],
  ])('lets through %s', (_, answer) => {
    expect(() => check(asked, answer)).not.toThrow();
  });

  test.each([
    ['no required value', withValues({}), 'Region 1 has no value for the attribute “pose”'],
    ['a blank required value', withValues({ pose: '' }), 'no value'],
    ['no such option', withValues({ pose: 'lie' }), 'not among its options'],
    ['a value out of range', withValues({ pose: 'sit', age: 31 }), 'out of its range'],
    ['text for a number', withValues({ pose: 'sit', age: '3' }), 'wrong type'],
    ['nothing for a number', withValues({ pose: 'sit', age: '' }), 'wrong type'],
    ['a number for a box to tick', withValues({ pose: 'sit', wild: 1 }), 'wrong type'],
    ['a number for a text', withValues({ pose: 'sit', note: 1 }), 'wrong type'],
  ])('refuses %s', (_, answer, reason) => {
    expect(() => check(asked, answer)).toThrow(reason);
  });

  test('takes what an earlier version took, but no other type', () => {
    const today = makeLabelSchema('image', {
      classes: [{ name: 'cat' }, { name: 'dog' }],
      regions: ['polygon'],
      attributes: [
        { type: 'select', name: 'pose', options: ['run'] },
        { type: 'number', name: 'age', max: 2 },
        { type: 'checkbox', name: 'note' },
      ],
    });
    const begun = AnswerSchema.parse(withValues({ pose: 'sit', age: 20 }));
    expect(() => assertAnswer(today, begun)).toThrow();
    expect(() => assertAnswer(today, begun, [asked])).not.toThrow();
    const other = AnswerSchema.parse(withValues({ pose: 'lie' }));
    expect(() => assertAnswer(today, other, [asked])).toThrow('options');
    const text = AnswerSchema.parse(withValues({ pose: 'sit', note: 'x' }));
    expect(() => assertAnswer(today, text, [asked])).toThrow('type');
  });
});
