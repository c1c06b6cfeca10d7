import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Message, PastEvent } from '../api/types';
import { readHistory, readMessages } from './inboxCalls';

/** What was said and done in a conversation, up to a version of it. */
export interface Thread {
  version: number;
  messages: Message[];
  history: PastEvent[];
}

/** Read whole once, and then only what is new. */
export function threadQuery(client: QueryClient, conversationId: string) {
  const queryKey = ['thread', conversationId];
  return queryOptions({
    queryKey,
    queryFn: () => readThread(conversationId, client.getQueryData<Thread>(queryKey)),
    staleTime: Infinity,
  });
}

async function readThread(conversationId: string, known: Thread | undefined): Promise<Thread> {
  const last = known?.messages.at(-1);
  const [news, history] = await Promise.all([
    readMessages(conversationId, last?.messageId),
    readHistory(conversationId),
  ]);
  const before = known && last ? known.messages : [];
  const have = new Set(before.map(message => message.messageId));
  return {
    version: history.at(-1)?.sequence ?? 0,
    messages: [...before, ...news.filter(message => !have.has(message.messageId))],
    history,
  };
}
