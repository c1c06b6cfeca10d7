import type { Conversation } from '../api/types';
import type { Me } from './rules';

export const anna: Me = { agentId: 'anna', name: 'Anna', isOperator: false };
export const olga: Me = { agentId: 'olga', name: 'Olga', isOperator: true };

/** A conversation as anna sees it, waiting in New. */
export function conversation(conversationId: string, more: Partial<Conversation> = {}): Conversation {
  return {
    conversationId,
    version: 0,
    channel: 'web',
    inbox: 'default',
    contact: { contactId: null, externalId: null, displayName: 'Maria', email: null, phone: null },
    helpMessage: 'Help',
    folder: 'new',
    assignee: null,
    assigneeName: null,
    assignedAt: null,
    participants: [],
    escalatedAt: '2026-11-03T10:00:00.000Z',
    lastMessage: { from: 'visitor', text: 'Help', at: '2026-11-03T10:00:00.000Z' },
    closedAt: null,
    ...more,
  };
}

/** The same with somebody who handles it. */
export function assignedTo(
  agentId: string,
  conversationId: string,
  more: Partial<Conversation> = {},
): Conversation {
  return conversation(conversationId, {
    version: 1,
    folder: agentId === 'anna' ? 'mine' : 'assigned',
    assignee: agentId,
    assigneeName: agentId,
    assignedAt: '2026-11-03T10:01:00.000Z',
    ...more,
  });
}
