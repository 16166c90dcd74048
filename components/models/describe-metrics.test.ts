import { expect, test } from 'vitest';
import {
  headlineMetrics,
  isShareMetric,
  sortMetricNames,
  splitMetricKey,
} from './describe-metrics';

test('the headline prefers the test split and never shows training or class figures', () => {
  const metrics = {
    'val/map50': 0.7,
    'test/map50': 0.6,
    'val/map50_95': 0.4,
    'train/loss': 0.1,
    'val/ap50/cat': 0.9,
  };
  expect(headlineMetrics(metrics).map(({ key }) => key)).toEqual(['test/map50', 'val/map50_95']);
  expect(headlineMetrics({ 'train/seconds': 3 })).toEqual([]);
});

test('a class name with slashes stays whole', () => {
  expect(splitMetricKey('val/ap50/a/b')).toEqual({ split: 'val', name: 'ap50/a/b' });
  expect(splitMetricKey('seconds')).toEqual({ split: '', name: 'seconds' });
});

test('losses are not shown as percentages', () => {
  expect(['map50_95', 'ap50/cat', 'accuracy'].every(isShareMetric)).toBe(true);
  expect(['nll', 'loss', 'seconds'].some(isShareMetric)).toBe(false);
});

test('telling figures come first, single classes last and in the order of numbers', () => {
  const names = ['ap50/10', 'seconds', 'ap50/9', 'recall', 'map50'];
  expect(sortMetricNames(names)).toEqual(['map50', 'recall', 'seconds', 'ap50/9', 'ap50/10']);
});
