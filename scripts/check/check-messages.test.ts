import { expect, it } from 'vitest';
import { findMissingMessages } from './check-messages.mjs';

it('names what a language lacks and where arguments differ', () => {
  const faults = findMissingMessages({
    en: { a: { title: 'Hello {name}', count: '{n, plural, one {# day} other {# days}}', x: 'x' } },
    'zh-CN': { a: { title: '你好', count: '{n, plural, other {# 天}}', y: 'y' } },
  });
  expect(faults).toEqual([
    'zh-CN lacks a.x',
    'en lacks a.y',
    'a.title takes other arguments in zh-CN',
  ]);
});

it('accepts languages that say the same', () => {
  const en = { a: { count: '{n, plural, one {# day} other {# days}}' } };
  expect(findMissingMessages({ en, 'zh-CN': { a: { count: '{n} 天' } } })).toEqual([]);
});
