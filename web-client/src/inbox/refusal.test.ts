import { expect, test } from 'vitest';
import { Problem } from '../api/problem';
import { text } from '../i18n/text';
import { isTaken, refusalText } from './refusal';

const now = Date.parse('2026-11-03T10:00:00.000Z');
const taken = (assignee: string, at: string) =>
  new Problem(409, {
    type: 'urn:handoff:problem:already-assigned',
    assignee,
    assigneeName: 'Ben',
    assignedAt: at,
  });

test('a lost race says by how much', () => {
  expect(refusalText(taken('ben', '2026-11-03T09:59:59.200Z'), 'anna', now, text)).toMatch(
    /^Ben was 0\.8\s?s faster\.$/,
  );
});

test('nobody is told a difference that the clocks do not give', () => {
  expect(refusalText(taken('ben', '2026-11-03T10:00:01.000Z'), 'anna', now, text)).toBe('Ben was faster.');
});

test('what is mine already is no race', () => {
  expect(refusalText(taken('anna', '2026-11-03T09:00:00.000Z'), 'anna', now, text)).toBe(
    'You have this conversation already.',
  );
});

test('a server that nobody reaches is no refusal', () => {
  expect(refusalText(new TypeError('Failed to fetch'), 'anna', now, text)).toContain('cannot be reached');
  expect(isTaken(new TypeError('Failed to fetch'))).toBe(false);
});
