import { expect, it } from 'vitest';
import { betaInterval } from './beta-interval';

it.each([
  [0, 0, 0.5, 0.025, 0.975],
  [3, 3, 0.8, 0.397635364, 0.993690537],
  [18, 20, 0.863636364, 0.696225593, 0.969511032],
  [7.5, 40, 0.202380952, 0.096824335, 0.3346974],
  [900, 1000, 0.899201597, 0.87983087, 0.917063602],
  [0, 5000, 0.00019992, 0.000005063, 0.000737356],
])(
  '%d of %d: mean and interval are those of the Beta distribution',
  (hits, units, value, low, high) => {
    const interval = betaInterval(hits, units);
    expect(interval.value).toBeCloseTo(value, 8);
    expect(interval.low).toBeCloseTo(low, 8);
    expect(interval.high).toBeCloseTo(high, 8);
    expect(interval.units).toBe(units);
  },
);
