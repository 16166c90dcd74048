import { expect, test } from 'vitest';
import { pickModelFiles } from './pick-model-files';

function named(...names: string[]) {
  return names.map((name) => ({ name }));
}

test('the files of a trainer are told apart by their names, in any order', () => {
  const picked = pickModelFiles(named('samples.json', 'model.onnx', 'metrics.json', 'card.json'));
  expect(picked?.card.name).toBe('card.json');
  expect(picked?.metrics?.name).toBe('metrics.json');
});

test('without model, card or samples nothing can be sent; metrics may be absent', () => {
  expect(pickModelFiles(named('model.onnx', 'card.json'))).toBeNull();
  expect(pickModelFiles(named('a.onnx', 'a-card.json', 'a-samples.json'))?.metrics).toBeNull();
});
