import { describe, expect, test } from 'vitest';
import { anna, assignedTo, conversation, olga } from './conversations.fixture';
import { expected, may, type ActionKind } from './rules';

const KINDS: ActionKind[] = ['assign', 'reassign', 'unassign', 'join', 'leave', 'close'];
const possible = (...[state, me]: [Parameters<typeof may>[1], Parameters<typeof may>[2]]) =>
  KINDS.filter(kind => may(kind, state, me));

describe('what may be done', () => {
  test('with one that nobody has: assign it', () => {
    expect(possible(conversation('c'), anna)).toEqual(['assign']);
  });

  test('with mine, before and after joining', () => {
    expect(possible(assignedTo('anna', 'c'), anna)).toEqual(['reassign', 'unassign', 'join', 'close']);
    expect(possible(assignedTo('anna', 'c', { participants: ['anna'] }), anna)).toEqual([
      'reassign',
      'unassign',
      'leave',
      'close',
    ]);
  });

  test("with a colleague's: reassign and join, but neither unassign nor close", () => {
    expect(possible(assignedTo('ben', 'c'), anna)).toEqual(['reassign', 'join']);
  });

  test("an operator may also unassign a colleague's, but not close it", () => {
    expect(possible(assignedTo('ben', 'c'), olga)).toEqual(['reassign', 'unassign', 'join']);
  });

  test('with a closed one: nothing', () => {
    expect(possible(assignedTo('anna', 'c', { closedAt: '2026-11-03T11:00:00.000Z' }), anna)).toEqual([]);
  });
});

describe('what is to be expected', () => {
  test('assigning does not join', () => {
    expect(expected({ kind: 'assign' }, conversation('c'), anna)).toMatchObject({
      folder: 'mine',
      assignee: 'anna',
      participants: [],
    });
  });

  test('the previous assignee leaves with a reassignment, unless they stay', () => {
    const mine = assignedTo('anna', 'c', { participants: ['anna', 'ben'] });
    const toBen = { kind: 'reassign', agentId: 'ben', agentName: 'Ben' } as const;
    expect(expected({ ...toBen, stay: false }, mine, anna)).toMatchObject({
      folder: 'assigned',
      participants: ['ben'],
    });
    expect(expected({ ...toBen, stay: true }, mine, anna).participants).toEqual(['anna', 'ben']);
  });

  test('everyone leaves when it goes back to New', () => {
    const mine = assignedTo('anna', 'c', { participants: ['anna', 'ben'] });
    expect(expected({ kind: 'unassign' }, mine, anna)).toMatchObject({ folder: 'new', participants: [] });
  });

  test('nothing, where others were faster', () => {
    const bens = assignedTo('ben', 'c');
    expect(expected({ kind: 'assign' }, bens, anna)).toBe(bens);
  });
});
