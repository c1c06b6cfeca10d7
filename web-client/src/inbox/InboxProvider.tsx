import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  use,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { Agent, Conversation, FolderCounts } from '../api/types';
import type { Connection } from '../live/connection';
import { isOperator, useSession } from '../session/session';
import type { FolderList, FolderQuery, ListState } from './folderList';
import { Inbox } from './inbox';
import { readAgents } from './inboxCalls';
import { Outbox, type OutgoingMessage } from './outbox';
import type { PresentAgent } from './presence';
import type { Me } from './rules';
import { Turns } from './turns';

interface InboxScope {
  inbox: Inbox;
  outbox: Outbox;
  me: Me;
}

const InboxContext = createContext<InboxScope | null>(null);

/** Keeps the team's conversations, live, for everything below it. */
export function InboxProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const session = useSession();
  const [scope] = useState<InboxScope>(() => {
    const me = { agentId: session.agentId, name: session.name, isOperator: isOperator(session) };
    const turns = new Turns();
    return { inbox: new Inbox(me, turns), outbox: new Outbox(me.agentId, turns), me };
  });
  useEffect(() => {
    scope.inbox.start();
    return () => scope.inbox.stop();
  }, [scope]);
  // The stream tells who was renamed, by whomever.
  useEffect(
    () =>
      scope.inbox.whenContactTold(({ contactId }) => {
        if (contactId !== null) void client.invalidateQueries({ queryKey: ['contact', contactId] });
      }),
    [scope, client],
  );
  return <InboxContext value={scope}>{children}</InboxContext>;
}

export function useInboxScope(): InboxScope {
  const scope = use(InboxContext);
  if (!scope) throw new Error('used outside of InboxProvider');
  return scope;
}

export function useConversation(id: string | undefined): Conversation | undefined {
  const { inbox } = useInboxScope();
  return useSyncExternalStore(inbox.signal.subscribe, () =>
    id === undefined ? undefined : inbox.conversation(id),
  );
}

export function useIsPending(id: string): boolean {
  const { inbox } = useInboxScope();
  return useSyncExternalStore(inbox.signal.subscribe, () => inbox.isPending(id));
}

/** Null until the server has told. */
export function useCounts(): FolderCounts | null {
  const { inbox } = useInboxScope();
  return useSyncExternalStore(inbox.signal.subscribe, () => inbox.counts());
}

export function useConnection(): Connection {
  const { inbox } = useInboxScope();
  return useSyncExternalStore(inbox.connectionSignal.subscribe, () => inbox.connection());
}

export function useFolderList({
  folder,
  inbox: name,
  channel,
  q,
  sort,
}: FolderQuery): [FolderList, ListState] {
  const { inbox } = useInboxScope();
  const list = useMemo(
    () => inbox.list({ folder, inbox: name, channel, q, sort }),
    [inbox, folder, name, channel, q, sort],
  );
  return [list, useSyncExternalStore(inbox.signal.subscribe, () => list.state())];
}

/** Who else looks at a conversation just now. */
export function usePresence(id: string): PresentAgent[] {
  const { inbox } = useInboxScope();
  return useSyncExternalStore(inbox.presence.signal.subscribe, () => inbox.presence.of(id));
}

export function useOutgoing(id: string): OutgoingMessage[] {
  const { outbox } = useInboxScope();
  return useSyncExternalStore(outbox.signal.subscribe, () => outbox.of(id));
}

const NOBODY: Agent[] = [];

/** The people that a conversation can be reassigned to. */
export function useAgents(): Agent[] {
  return useQuery({ queryKey: ['agents'], queryFn: readAgents, staleTime: 60_000 }).data ?? NOBODY;
}

/** What a person is called; their id, where nobody knows. */
export function useAgentName(): (agentId: string) => string {
  const agents = useAgents();
  return useMemo(() => {
    const names = new Map(agents.map(agent => [agent.agentId, agent.name]));
    return agentId => names.get(agentId) ?? agentId;
  }, [agents]);
}
