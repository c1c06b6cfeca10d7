import { beforeEach, expect, test } from 'vitest';
import { drafts } from './drafts';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test('a draft is of one person and one conversation', () => {
  drafts.keep('anna', 'c1', 'Hello');
  expect(drafts.read('anna', 'c1')).toBe('Hello');
  expect(drafts.read('ben', 'c1')).toBe('');
  expect(drafts.read('anna', 'c2')).toBe('');
});

test('what was not sent comes back ahead of what was being written, once', () => {
  drafts.keep('anna', 'c1', 'third');
  drafts.keepUnsent('anna', 'c1', ['first', 'second']);
  drafts.takeBackUnsent();
  drafts.takeBackUnsent();
  expect(drafts.read('anna', 'c1')).toBe('first\nsecond\nthird');
});

test('what was sent does not come back', () => {
  drafts.keepUnsent('anna', 'c1', ['Hello']);
  drafts.keepUnsent('anna', 'c1', []);
  drafts.takeBackUnsent();
  expect(drafts.read('anna', 'c1')).toBe('');
});
