import type { Conversation } from '../api/types';

/** What an agent can do with a conversation. */
export type Action =
  | { kind: 'assign' }
  | { kind: 'reassign'; agentId: string; agentName: string; stay: boolean }
  | { kind: 'unassign' }
  | { kind: 'join' }
  | { kind: 'leave'; handBackToBot: boolean }
  | { kind: 'close' };

export type ActionKind = Action['kind'];

export interface Me {
  agentId: string;
  name: string;
  isOperator: boolean;
}

/** Whether the server would do it, as far as this conversation tells: the rules of the contract. */
export function may(kind: ActionKind, conversation: Conversation, me: Me): boolean {
  if (conversation.closedAt !== null) return false;
  const isAssigned = conversation.assignee !== null;
  const isMine = conversation.assignee === me.agentId;
  switch (kind) {
    case 'assign':
      return !isAssigned;
    case 'reassign':
      return isAssigned;
    case 'unassign':
      return isMine || (isAssigned && me.isOperator);
    case 'join':
      return isAssigned && !hasJoined(conversation, me);
    case 'leave':
      return hasJoined(conversation, me);
    case 'close':
      return isMine;
  }
}

export function hasJoined(conversation: Conversation, me: Me): boolean {
  return conversation.participants.includes(me.agentId);
}

/**
 * The conversation as it is to be expected after the action, before the server has answered. Where the action is no
 * longer possible, because others were faster or because it is done, it is the conversation as it was.
 */
export function expected(action: Action, before: Conversation, me: Me): Conversation {
  if (!may(action.kind, before, me)) return before;
  switch (action.kind) {
    case 'assign':
      return { ...before, folder: 'mine', assignee: me.agentId, assigneeName: me.name };
    case 'reassign':
      return {
        ...before,
        folder: action.agentId === me.agentId ? 'mine' : 'assigned',
        assignee: action.agentId,
        assigneeName: action.agentName,
        participants: action.stay ? before.participants : without(before.participants, before.assignee),
      };
    case 'unassign':
      return {
        ...before,
        folder: 'new',
        assignee: null,
        assigneeName: null,
        assignedAt: null,
        participants: [],
      };
    case 'join':
      return { ...before, participants: [...before.participants, me.agentId] };
    case 'leave':
      return { ...before, participants: without(before.participants, me.agentId) };
    case 'close':
      return { ...before, folder: 'closed', closedAt: new Date().toISOString(), participants: [] };
  }
}

function without(participants: string[], agentId: string | null): string[] {
  return participants.filter(participant => participant !== agentId);
}
