import { expect, test } from 'vitest';
import { tagColour } from './tagColour';

test('a named colour is itself', () => {
  expect(tagColour('teal')).toBe('teal');
});

test.each([
  ['#ff0000', 'red'],
  ['#1e66f5', 'blue'],
  ['#00a651', 'green'],
  ['#808080', 'grey'],
  ['#ff00cc', 'pink'],
])('%s is shown in the nearest colour that can be read', (hex, name) => {
  expect(tagColour(hex)).toBe(name);
});

test('a tag without a colour, or with one that nobody knows, is grey', () => {
  expect(tagColour(null)).toBe('grey');
  expect(tagColour('sparkling')).toBe('grey');
});
