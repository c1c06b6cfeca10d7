import { expect, test } from 'vitest';
import { isChosen, isEmpty, NONE, toggled } from './selection';

const shown = ['a', 'b', 'c'];

test('a click chooses, another one takes it back', () => {
  const one = toggled(NONE, 'a', shown);
  expect(isChosen(one, 'a')).toBe(true);
  expect(isEmpty(toggled(one, 'a', shown))).toBe(true);
});

test('of all, one can be left out', () => {
  const rest = toggled({ kind: 'all' }, 'b', shown);
  expect(rest).toEqual({ kind: 'some', ids: new Set(['a', 'c']) });
});

test('all holds what is not shown, too', () => {
  expect(isChosen({ kind: 'all' }, 'not shown yet')).toBe(true);
});
