import { expect, test } from 'vitest';
import { replacePreLabeller } from './replace-pre-labeller';

test('one version pre-labels at most, and what answers over HTTP stays', () => {
  const rest = { kind: 'rest', modelVersionId: 'mdv_1' } as const;
  const old = { kind: 'browser_prelabel', modelVersionId: 'mdv_1' } as const;
  const next = { kind: 'browser_prelabel', modelVersionId: 'mdv_2' } as const;
  expect(replacePreLabeller([rest, old], 'mdv_2')).toEqual([rest, next]);
  expect(replacePreLabeller([rest, old], null)).toEqual([rest]);
});
