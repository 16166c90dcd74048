import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isOnControl, toKeyInput } from './key-input';

/** As much of an element as is asked about: what it is, and whether the focus shows on it. */
class FakeElement {
  constructor(
    readonly tag: string,
    readonly isFocusShown: boolean,
  ) {}
  closest(selector: string): FakeElement | null {
    return selector.split(/,\s*/).some((part) => part.split(':')[0] === this.tag) ? this : null;
  }
  matches(selector: string): boolean {
    return selector === ':focus-visible' && this.isFocusShown;
  }
}

beforeEach(() => vi.stubGlobal('Element', FakeElement));
afterEach(() => vi.unstubAllGlobals());

function isTyping(code: string, target: FakeElement, more: object = {}): boolean | undefined {
  const event = { code, key: code, target, isComposing: false, keyCode: 0, ...more };
  return toKeyInput(event as unknown as KeyboardEvent).isTyping;
}

test('a control reached by the keyboard keeps Space, Enter and Tab, so that Tab leads on from it', () => {
  const reached = new FakeElement('button', true);
  const clicked = new FakeElement('button', false);
  const text = new FakeElement('article', true);
  for (const code of ['Space', 'Enter', 'Tab']) {
    expect(isTyping(code, reached), code).toBe(true);
    expect(isTyping(code, clicked), code).toBe(false);
    expect(isTyping(code, text), code).toBe(false);
  }
  expect(isTyping('Digit1', reached)).toBe(false);
  expect(isTyping('Enter', reached, { ctrlKey: true })).toBe(false);
  expect([reached, clicked, text].map((target) => isOnControl(target as never))).toEqual([
    true,
    false,
    false,
  ]);
});

test('keys of a field and of an input method are none of the workbench', () => {
  expect(isTyping('Digit1', new FakeElement('textarea', true))).toBe(true);
  expect(isTyping('Digit1', new FakeElement('article', true), { keyCode: 229 })).toBe(true);
});
