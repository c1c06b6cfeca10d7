import { expect, test } from 'vitest';
import { settle } from './stillness';

test('a free list is as it should be', () => {
  expect(settle(['a', 'b'], ['c', 'b'], 'free')).toEqual({ ids: ['c', 'b'], waiting: 0 });
});

test('a new row above waits while the pointer is over the list', () => {
  expect(settle(['a', 'b'], ['x', 'y', 'a', 'b'], 'pointed')).toEqual({ ids: ['a', 'b'], waiting: 2 });
});

test('a new row below is shown at once, for it moves nothing', () => {
  expect(settle(['a', 'b'], ['a', 'b', 'x'], 'pointed')).toEqual({ ids: ['a', 'b', 'x'], waiting: 0 });
});

test('a row that is gone keeps its place while the pointer is over the list', () => {
  expect(settle(['a', 'b', 'c'], ['a', 'c'], 'pointed').ids).toEqual(['a', 'b', 'c']);
});

test('a row that is gone leaves a list that is only scrolled', () => {
  expect(settle(['a', 'b', 'c'], ['a', 'c'], 'scrolled').ids).toEqual(['a', 'c']);
});

test('a row that moved to the top stays where it is, and is not counted as new', () => {
  expect(settle(['a', 'b', 'c'], ['c', 'a', 'b'], 'pointed')).toEqual({ ids: ['a', 'b', 'c'], waiting: 0 });
});

test('rows that did not change are the same list, so that nothing is drawn again', () => {
  const shown = ['a', 'b'];
  expect(settle(shown, ['a', 'b'], 'pointed').ids).toBe(shown);
});

test('an empty list has nothing to keep still', () => {
  expect(settle([], ['a'], 'pointed')).toEqual({ ids: ['a'], waiting: 0 });
});
