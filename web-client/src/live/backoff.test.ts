import { expect, test } from 'vitest';
import { backoff } from './backoff';

test('each failure doubles the wait, up to a limit', () => {
  expect([1, 2, 3, 20].map(failures => backoff(failures, 1))).toEqual([500, 1000, 2000, 15_000]);
});

test('chance spreads the tries over half of the wait', () => {
  expect(backoff(1, 0)).toBe(250);
});
