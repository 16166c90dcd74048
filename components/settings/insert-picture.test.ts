import { expect, test } from 'vitest';
import { insertPicture } from './insert-picture';

const picture = { url: '/api/v1/x', alt: 'a [cat]' };

test('a picture gets a paragraph of its own where the caret is', () => {
  expect(insertPicture('', 0, picture)).toBe('![a cat](/api/v1/x)');
  expect(insertPicture('one two', 3, picture)).toBe('one\n\n![a cat](/api/v1/x)\n\ntwo');
  expect(insertPicture('# Title\n', null, picture)).toBe('# Title\n\n![a cat](/api/v1/x)');
  expect(insertPicture('short', 99, picture)).toBe('short\n\n![a cat](/api/v1/x)');
});
