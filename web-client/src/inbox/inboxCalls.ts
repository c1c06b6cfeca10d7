import { answer, inboxApi, once } from '../api/client';
import type {
  Agent,
  Conversation,
  FolderCounts,
  FolderName,
  Message,
  Page,
  PastEvent,
  PresenceState,
} from '../api/types';
import type { FolderQuery } from './folderList';
import type { Action } from './rules';

const PAGE = 100;
const LONG_PAGE = 200;

export async function readFolder(query: FolderQuery, cursor: string | null): Promise<Page<Conversation>> {
  const { folder, ...filter } = query;
  return answer(
    inboxApi.GET('/api/folders/{folder}', {
      params: {
        path: { folder },
        query: { ...present(filter), limit: PAGE, ...(cursor === null ? {} : { cursor }) },
      },
    }),
  );
}

export async function readCounts(): Promise<FolderCounts> {
  const { folders } = await answer<{ folders: { name: FolderName; count: number }[] }>(
    inboxApi.GET('/api/folders'),
  );
  return Object.fromEntries(folders.map(folder => [folder.name, folder.count])) as FolderCounts;
}

export function readConversation(conversationId: string): Promise<Conversation> {
  return answer(
    inboxApi.GET('/api/conversations/{conversationId}', { params: { path: { conversationId } } }),
  );
}

export function readMessages(conversationId: string, after?: string): Promise<Message[]> {
  const query = after === undefined ? {} : { after };
  return everyPage(cursor =>
    answer(
      inboxApi.GET('/api/conversations/{conversationId}/messages', {
        params: { path: { conversationId }, query: { limit: LONG_PAGE, ...(cursor ? { cursor } : query) } },
      }),
    ),
  );
}

export function readHistory(conversationId: string): Promise<PastEvent[]> {
  return everyPage(cursor =>
    answer(
      inboxApi.GET('/api/conversations/{conversationId}/history', {
        params: { path: { conversationId }, query: { limit: LONG_PAGE, ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
}

export function readAgents(): Promise<Agent[]> {
  return everyPage(cursor =>
    answer(
      inboxApi.GET('/api/agents', { params: { query: { limit: LONG_PAGE, ...(cursor ? { cursor } : {}) } } }),
    ),
  );
}

/** The names of the inboxes that hold conversations. */
export async function readInboxes(): Promise<string[]> {
  const inboxes = await everyPage<{ name: string }>(cursor =>
    answer(
      inboxApi.GET('/api/inboxes', {
        params: { query: { limit: LONG_PAGE, ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  return inboxes.map(inbox => inbox.name);
}

/** @param key makes a repeated call happen once */
export function act(conversationId: string, action: Action, key: string): Promise<Conversation> {
  const params = { path: { conversationId }, header: once(key) };
  switch (action.kind) {
    case 'assign':
      return answer(inboxApi.POST('/api/conversations/{conversationId}/assign', { params }));
    case 'reassign':
      return answer(
        inboxApi.POST('/api/conversations/{conversationId}/reassign', {
          params,
          body: { agentId: action.agentId, stay: action.stay },
        }),
      );
    case 'unassign':
      return answer(inboxApi.POST('/api/conversations/{conversationId}/unassign', { params }));
    case 'join':
      return answer(inboxApi.POST('/api/conversations/{conversationId}/join', { params }));
    case 'leave':
      return answer(
        inboxApi.POST('/api/conversations/{conversationId}/leave', {
          params,
          body: { handBackToBot: action.handBackToBot },
        }),
      );
    case 'close':
      return answer(inboxApi.POST('/api/conversations/{conversationId}/close', { params }));
  }
}

export function sendMessage(conversationId: string, text: string, key: string): Promise<Message> {
  return answer(
    inboxApi.POST('/api/conversations/{conversationId}/messages', {
      params: { path: { conversationId }, header: once(key) },
      body: { text },
    }),
  );
}

export async function tellPresence(conversationId: string, state: PresenceState) {
  await inboxApi.PUT('/api/conversations/{conversationId}/presence', {
    params: { path: { conversationId } },
    body: { state },
    // A tab that closes can still say so.
    keepalive: true,
  });
}

async function everyPage<T>(read: (cursor: string | null) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

/** Without what is undefined or empty. */
function present<T extends object>(filter: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => Boolean(value))) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
