import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FolderName } from '../api/types';
import { useKeys } from '../shell/keys';
import type { InboxSearch } from '../shell/router';
import type { Question } from './ConversationHead';
import { useInboxScope } from './InboxProvider';
import { may, type Action } from './rules';
import { targetId } from './target';
import { useActions } from './useActions';

/**
 * The keys that do something with the conversation of the focused row, or with the one that is open. Answers what the
 * open one asks, and how to ask: a question opens the conversation first.
 */
export function useConversationKeys(folder: FolderName, search: InboxSearch, openId: string | undefined) {
  const navigate = useNavigate();
  const perform = useActions();
  const { inbox, me } = useInboxScope();
  const [asked, setAsked] = useState<{ id: string; question: Question } | null>(null);

  const target = () => {
    const id = targetId(openId);
    return id === undefined ? undefined : inbox.conversation(id);
  };
  const run = (action: Action) => () => {
    const conversation = target();
    if (conversation) void perform(conversation, action);
  };
  const ask = (question: 'reassign' | 'close') => () => {
    const conversation = target();
    if (!conversation || !may(question, conversation, me)) return;
    const { conversationId } = conversation;
    setAsked({ id: conversationId, question });
    if (conversationId !== openId) {
      void navigate({ to: '/inbox/$folder/$conversationId', params: { folder, conversationId }, search });
    }
  };
  useKeys({
    a: run({ kind: 'assign' }),
    o: run({ kind: 'join' }),
    l: run({ kind: 'leave', handBackToBot: false }),
    r: ask('reassign'),
    e: ask('close'),
  });

  const question = asked !== null && asked.id === openId ? asked.question : null;
  const askOpen = (next: Question) => {
    if (openId !== undefined) setAsked({ id: openId, question: next });
  };
  return [question, askOpen] as const;
}
