import { expect, test } from 'vitest';
import { Problem } from '../api/problem';
import type { Projection } from '../api/types';
import { text } from '../i18n/text';
import { choices, isUnderWay, percent, pointOf, timeLeft, whyNot } from './projections';

const view: Projection = {
  name: 'folders',
  status: 'running',
  position: 96,
  head: 96,
  lag: 0,
  eventsPerSecond: 0,
  progress: 1,
  replayable: true,
};
const reaction: Projection = { ...view, name: 'kafka-publisher', replayable: false };
const republish: Projection = { ...view, name: 'republish', replayable: false };

test('a view can be made anew, and pauses only while it is', () => {
  expect(choices(view)).toEqual(['replay', 'compare']);
  expect(choices({ ...view, status: 'replaying' })).toEqual(['pause', 'cancel']);
  expect(choices({ ...view, status: 'paused' })).toEqual(['resume', 'cancel']);
  expect(choices({ ...view, status: 'failed' })).toEqual(['resume', 'cancel']);
});

test('what was seen outside is never done again, but may pause', () => {
  expect(choices(reaction)).toEqual(['pause']);
  expect(choices({ ...reaction, status: 'failed' })).toEqual(['pause']);
  expect(choices({ ...reaction, status: 'paused' })).toEqual(['resume']);
  expect(isUnderWay({ ...reaction, status: 'paused' })).toBe(false);
});

test('publishing again is begun by its form, and ended here', () => {
  expect(choices(republish)).toEqual(['republish']);
  expect(choices({ ...republish, status: 'replaying' })).toEqual(['pause', 'cancel']);
  expect(isUnderWay({ ...republish, status: 'replaying' })).toBe(true);
});

test('time left follows from the pace, and is not made up where there is none', () => {
  expect(timeLeft({ ...view, status: 'replaying', lag: 9_000, eventsPerSecond: 100 })).toBe('1m');
  expect(timeLeft({ ...view, status: 'replaying', lag: 9_000, eventsPerSecond: 0 })).toBeUndefined();
});

test('a hundred percent are not said before it is done', () => {
  expect(percent({ ...view, status: 'replaying', progress: 0.4278 })).toBe(42);
  expect(percent({ ...view, status: 'replaying', progress: 1 })).toBe(99);
});

test('a point is a position, a time, or nothing', () => {
  expect(pointOf(' 812 ')).toBe(812);
  expect(pointOf('2026-03-01T09:30:00.000Z')).toBe('2026-03-01T09:30:00.000Z');
  expect(pointOf('  ')).toBeUndefined();
});

test('a refusal says what the service said', () => {
  const refusal = new Problem(409, {
    type: 'urn:handoff:problem:already-replaying',
    detail: 'A replay or comparison of folders is not done yet.',
  });
  expect(whyNot(refusal, text)).toContain('A replay or comparison of folders is not done yet.');
  expect(whyNot(new Problem(503, {}), text)).toContain('Try again');
});
