import { describe, expect, test } from 'vitest';
import { nextStep, type Progress } from './next-step';

const EMPTY: Progress = {
  items: 0,
  tasks: { open: 0, completed: 0, total: 0 },
  annotations: 0,
  annotationsWanted: 0,
  skips: 0,
  consensus: { agreed: 0, disputed: 0, pending: 0, resolved: 0 },
  byDay: [],
  medianDurationMs: null,
  preLabelled: 0,
  latestDatasetVersion: null,
  latestTrainingRun: null,
  deployedModel: null,
  own: { annotations: 0, today: 0 },
};

describe('nextStep', () => {
  test('an empty project asks its manager for items', () => {
    expect(nextStep(EMPTY, 'manager').key).toBe('import');
  });

  test('an annotator of an empty project is never sent to the import', () => {
    expect(nextStep(EMPTY, 'annotator').key).toBe('done');
  });

  test('open tasks come before disputes, disputes before freezing', () => {
    const busy = {
      ...EMPTY,
      items: 9,
      consensus: { agreed: 3, disputed: 2, pending: 0, resolved: 3 },
    };
    expect(nextStep({ ...busy, tasks: { open: 4, completed: 5, total: 9 } }, null).key).toBe(
      'label',
    );
    expect(nextStep(busy, 'reviewer').key).toBe('review');
    const settled = { ...busy, consensus: { ...busy.consensus, disputed: 0 } };
    expect(nextStep(settled, 'manager').key).toBe('freeze');
  });

  test('a frozen version that nobody trained on asks the engineer to train', () => {
    const frozen = { ...EMPTY, items: 9, latestDatasetVersion: { id: 'dsv_1', name: 'v1' } };
    expect(nextStep(frozen, 'engineer').key).toBe('train');
  });
});
