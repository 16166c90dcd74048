import { expect, test } from 'vitest';
import { parseRecipeParams } from './parse-recipe-params';

test('settings are a flat JSON object; anything else is refused', () => {
  expect(parseRecipeParams(' ')).toEqual({});
  expect(parseRecipeParams('{"epochs": 40, "strides": [8, 16], "flips": "none"}')).toEqual({
    epochs: 40,
    strides: [8, 16],
    flips: 'none',
  });
  for (const wrong of ['{"epochs": 40', '[1]', '3', '{"a": {"b": 1}}', '{"a": null}']) {
    expect(parseRecipeParams(wrong)).toBeNull();
  }
});
