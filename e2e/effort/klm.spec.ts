import { expect, test } from '@playwright/test';
import { countEffort, type Operator } from './klm';

const key = (code: string): Operator => ({ kind: 'key', code });
const point: Operator = { kind: 'point' };
const press: Operator = { kind: 'press' };
const release: Operator = { kind: 'release' };
const think: Operator = { kind: 'think' };
const drag = [point, press, point, release];

test('ten drags and a key of the left hand are 21 actions and 37.7 seconds', () => {
  const boxes = Array.from({ length: 10 }, () => [think, ...drag]).flat();
  expect(countEffort([...boxes, key('Space')], true)).toEqual({
    actions: 21,
    seconds: 37.7,
    operators: '[M D]x10 K',
  });
});

test('a key out of the left hand’s reach costs the way there, and back before pointing', () => {
  const steps = [...drag, key('Enter'), key('Delete'), point, press, release];
  expect(countEffort(steps, true).operators).toBe('D H K K H CL');
  expect(countEffort(steps, false).operators).toBe('D K K CL');
});

test('a chord costs two keys and counts once, a typed field a key a character', () => {
  const steps: Operator[] = [
    { kind: 'chord', codes: ['Control', 'KeyS'] },
    { kind: 'type', length: 15 },
    { kind: 'wait' },
  ];
  expect(countEffort(steps, false)).toEqual({ actions: 2, seconds: 3.4, operators: 'C T15 R' });
});

test('fifty answers of one key are 77.5 seconds', () => {
  const steps = Array.from({ length: 50 }, () => [think, key('Digit1')]).flat();
  expect(countEffort(steps, false)).toEqual({
    actions: 50,
    seconds: 77.5,
    operators: '[M K]x50',
  });
});
