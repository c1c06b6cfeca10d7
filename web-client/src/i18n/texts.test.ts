import { expect, test } from 'vitest';
import de from './de.json';
import en from './en.json';
import { text } from './text';
import nl from './nl.json';

const holes = (value: unknown) => [...new Set(JSON.stringify(value).match(/\{\w+\}/g) ?? [])].sort();

test.each([
  ['nl', nl],
  ['de', de],
])('%s has every text of English, with the same parameters', (_, translated: Record<string, unknown>) => {
  expect(Object.keys(translated).sort()).toEqual(Object.keys(en).sort());
  for (const [key, value] of Object.entries(en)) expect(holes(translated[key]), key).toEqual(holes(value));
});

test('a number chooses its form', () => {
  expect(text('list.waiting', { count: 1 })).toBe('1 new');
  expect(text('contacts.chosen', { count: 3 })).toBe('3 selected');
});
