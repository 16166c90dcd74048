import { describe, expect, it } from 'vitest';
import { signOn } from './keyboard-layout';

const GERMAN = new Map([
  ['KeyY', 'z'],
  ['KeyA', 'a'],
  ['BracketLeft', 'ü'],
  ['BracketRight', '+'],
  ['Minus', 'ß'],
  ['Slash', '-'],
  ['Comma', ','],
  ['Digit1', '1'],
]);
const FRENCH = new Map([
  ['KeyQ', 'a'],
  ['Digit1', '&'],
  ['Digit2', 'é'],
  ['Semicolon', 'm'],
  ['Slash', '!'],
]);

describe('a key is shown by what is printed on it', () => {
  it.each([
    ['KeyY', 'Z'],
    ['BracketLeft', 'Ü'],
    ['BracketRight', '+'],
    ['Minus', 'ß'],
    ['Slash', '-'],
    ['Comma', undefined],
    ['Digit1', undefined],
    ['Enter', undefined],
  ])('German %s: %s', (code, sign) => expect(signOn(code, GERMAN)).toBe(sign));

  it.each([
    ['KeyQ', 'A'],
    ['Digit1', undefined],
    ['Digit2', undefined],
    ['Semicolon', 'M'],
    ['Slash', '!'],
  ])('French %s: %s', (code, sign) => expect(signOn(code, FRENCH)).toBe(sign));
});
