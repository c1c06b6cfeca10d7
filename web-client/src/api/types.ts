import type { components as Contacts } from './generated/contacts';
import type { components as Exports } from './generated/exports';
import type { components as Inbox } from './generated/inbox';

type InboxSchemas = Inbox['schemas'];
type ContactSchemas = Contacts['schemas'];
type ExportSchemas = Exports['schemas'];

/**
 * An answer. The documents do not say so, but a service answers with all of its fields, some of which may be null;
 * fields that may be missing altogether stay optional.
 */
type Answered<T, Nullable extends keyof T = never, Missing extends keyof T = never> = {
  [K in Exclude<keyof T, Missing>]-?: K extends Nullable
    ? Exclude<T[K], undefined> | null
    : Exclude<T[K], undefined>;
} & { [K in Missing]?: Exclude<T[K], undefined> };

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export type FolderName = 'new' | 'mine' | 'assigned' | 'closed';
export type FolderCounts = Record<FolderName, number>;
export type Channel = InboxSchemas['EscalationRequest']['channel'];

export type ContactSeen = Answered<InboxSchemas['ContactSeen'], keyof InboxSchemas['ContactSeen']>;
export type Conversation = Omit<
  Answered<
    InboxSchemas['Conversation'],
    'assignee' | 'assigneeName' | 'assignedAt' | 'closedAt',
    'startedBy'
  >,
  'contact' | 'lastMessage'
> & { contact: ContactSeen; lastMessage: Answered<InboxSchemas['LastMessage']> };
export type Message = Answered<InboxSchemas['Message'], never, 'by'>;
export type PastEvent = Omit<Answered<InboxSchemas['PastEvent'], 'by'>, 'data'> & {
  data: Record<string, unknown>;
};
export type PresenceState = InboxSchemas['PresenceRequest']['state'];
export type NewConversation = InboxSchemas['StartRequest'];
export type Agent = Answered<InboxSchemas['Agent']>;

export type ChatMessage = Answered<InboxSchemas['ChatMessage'], never, 'name'>;
export type ChatState = Answered<InboxSchemas['ChatState'], never, 'agentName'>;

export type ContactTag = Answered<ContactSchemas['ContactTag'], 'group'>;
export type Contact = Omit<
  Answered<
    ContactSchemas['Contact'],
    'firstName' | 'lastName' | 'email' | 'phone' | 'language' | 'timeZone' | 'externalId'
  >,
  'tags'
> & { tags: ContactTag[] };
export type ContactForm = ContactSchemas['NewContact'];
export type Engagement = Answered<ContactSchemas['Engagement']>;
export type Tag = Answered<ContactSchemas['Tag'], 'group' | 'colour'>;
export type TagGroup = Answered<ContactSchemas['TagGroup']>;

type LastReplay = Answered<InboxSchemas['LastReplay'], never, 'differences'>;
export type Projection = Omit<
  Answered<InboxSchemas['ProjectionState'], never, 'error' | 'lastReplay'>,
  'lastReplay'
> & {
  lastReplay?: LastReplay;
  /** How many events it has set aside; missing where it sets none aside. */
  deadLetters?: number;
};

export interface DeadLetter {
  id: string;
  source: string;
  key: string;
  stream: string;
  position: number;
  type?: string;
  status: 'failed' | 'waiting';
  cause?: string;
  attempts: number;
  parkedAt: string;
}
/** What came of trying again. */
export interface Retried {
  handled: number;
  waiting: number;
  failed: { id: string }[];
}

export type ExportFormat = ExportSchemas['ExportRequest']['format'];
export type ExportFilter = ExportSchemas['ContactFilter'];
export type ExportJob = Answered<
  ExportSchemas['Export'],
  never,
  'rows' | 'bytes' | 'sha256' | 'startedAt' | 'finishedAt' | 'expiresAt' | 'error' | 'rowsTotal'
>;
