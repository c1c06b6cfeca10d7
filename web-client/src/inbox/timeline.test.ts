import { expect, test } from 'vitest';
import type { Message, PastEvent } from '../api/types';
import { timeline } from './timeline';

const said = (messageId: string, at: string, by?: string): Message => ({
  messageId,
  from: by === undefined ? 'visitor' : 'agent',
  ...(by === undefined ? {} : { by }),
  text: messageId,
  at,
});
const event = (sequence: number, kind: string, at: string): PastEvent => ({
  sequence,
  type: `handoff.conversation.${kind}.v1`,
  at,
  by: 'anna',
  data: {},
});
const shown = (...[messages, history]: Parameters<typeof timeline>) =>
  timeline(messages, history).map(entry => (entry.kind === 'message' ? entry.message.messageId : entry.kind));

test('what was said and what happened stand in their order', () => {
  const messages = [said('m1', '2026-11-03T10:00:00Z'), said('m2', '2026-11-03T10:05:00Z', 'anna')];
  const history = [
    event(0, 'escalated', '2026-11-03T10:01:00Z'),
    event(1, 'assigned', '2026-11-03T10:02:00Z'),
  ];
  expect(shown(messages, history)).toEqual(['m1', 'event', 'event', 'm2']);
});

test('messages are not told twice', () => {
  const history = [event(2, 'agent-message-sent', '2026-11-03T10:05:00Z')];
  expect(shown([said('m', '2026-11-03T10:05:00Z', 'anna')], history)).toEqual(['m']);
});

test('a conversation that an agent started begins with that', () => {
  const at = '2026-11-03T10:00:00Z';
  expect(shown([said('m', at, 'anna')], [event(0, 'started', at)])).toEqual(['event', 'm']);
});

test('a new day has a line of its own', () => {
  expect(shown([said('m1', '2026-11-03T12:00:00Z'), said('m2', '2026-11-04T12:00:00Z')], [])).toEqual([
    'm1',
    'day',
    'm2',
  ]);
});

test('messages of one person in a row stand under one name', () => {
  const messages = [
    said('m1', '2026-11-03T10:00:00Z'),
    said('m2', '2026-11-03T10:01:00Z'),
    said('m3', '2026-11-03T10:02:00Z', 'anna'),
    said('m4', '2026-11-03T10:30:00Z', 'anna'),
  ];
  expect(timeline(messages, []).map(entry => entry.kind === 'message' && entry.goesOn)).toEqual([
    false,
    true,
    false,
    false,
  ]);
});
