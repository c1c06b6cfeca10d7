import { expect, test } from 'vitest';
import type { Message } from '../api/types';
import { notYetIn, type OutgoingMessage } from './outbox';

const outgoing = (more: Partial<OutgoingMessage>): OutgoingMessage => ({
  key: 'k',
  text: 'Hello',
  at: '2026-11-03T10:00:00Z',
  after: 'm1',
  state: 'sending',
  ...more,
});
const said = (messageId: string, by: string, text: string): Message => ({
  messageId,
  from: 'agent',
  by,
  text,
  at: '2026-11-03T10:00:00Z',
});

test('a message on its way is shown', () => {
  expect(notYetIn([said('m1', 'anna', 'Hello')], [outgoing({})], 'anna')).toHaveLength(1);
});

test('the stream may bring it before its own call is answered', () => {
  const thread = [said('m1', 'anna', 'Hello'), said('m2', 'anna', 'Hello')];
  expect(notYetIn(thread, [outgoing({})], 'anna')).toHaveLength(0);
});

test('the same words of a colleague are not mine', () => {
  expect(
    notYetIn([said('m1', 'ben', 'Hi'), said('m2', 'ben', 'Hello')], [outgoing({})], 'anna'),
  ).toHaveLength(1);
});

test('a sent one stays until the thread holds it', () => {
  const sent = outgoing({ state: 'sent', messageId: 'm2' });
  expect(notYetIn([said('m1', 'anna', 'x')], [sent], 'anna')).toHaveLength(1);
  expect(notYetIn([said('m2', 'anna', 'Hello')], [sent], 'anna')).toHaveLength(0);
});

test('a failed one stays', () => {
  expect(notYetIn([said('m2', 'anna', 'Hello')], [outgoing({ state: 'failed' })], 'anna')).toHaveLength(1);
});
