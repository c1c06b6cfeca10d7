import { answer, contactsApi, inboxApi, once } from '../api/client';
import type {
  Contact,
  ContactForm,
  Conversation,
  Engagement,
  NewConversation,
  Page,
  Tag,
  TagGroup,
} from '../api/types';

const PAGE = 100;
const MOST = 200;

export interface ContactFilter {
  q?: string | undefined;
  tag?: string | undefined;
  sort?: 'createdAt' | undefined;
}

/** What may be changed of a contact; null takes a detail away, or gives the default name back. */
export type ContactChange = { [K in keyof ContactForm]?: string | null };

export function readContacts({ q, tag, sort }: ContactFilter, cursor: string | null): Promise<Page<Contact>> {
  const query = { ...(q ? { q } : {}), ...(tag ? { tag } : {}), ...(sort ? { sort } : {}) };
  return answer(
    contactsApi.GET('/api/contacts', {
      params: { query: { ...query, limit: PAGE, ...(cursor ? { cursor } : {}) } },
    }),
  );
}

export function readContact(contactId: string): Promise<Contact> {
  return answer(contactsApi.GET('/api/contacts/{contactId}', { params: { path: { contactId } } }));
}

export function createContact(form: ContactForm, key: string): Promise<Contact> {
  return answer(contactsApi.POST('/api/contacts', { params: { header: once(key) }, body: form }));
}

/** @param version what the change is based upon: somebody else's change since then is not overwritten */
export function changeContact(contactId: string, version: number, change: ContactChange): Promise<Contact> {
  return answer(
    contactsApi.PATCH('/api/contacts/{contactId}', {
      params: { path: { contactId }, header: { 'If-Match': `"${version}"` } },
      body: change,
    }),
  );
}

export function addTag(contactId: string, tagId: string): Promise<Contact> {
  return answer(
    contactsApi.POST('/api/contacts/{contactId}/tags/{tagId}', { params: { path: { contactId, tagId } } }),
  );
}

export function removeTag(contactId: string, tagId: string): Promise<Contact> {
  return answer(
    contactsApi.DELETE('/api/contacts/{contactId}/tags/{tagId}', { params: { path: { contactId, tagId } } }),
  );
}

export async function readEngagements(contactId: string): Promise<Engagement[]> {
  const page = await answer<Page<Engagement>>(
    contactsApi.GET('/api/contacts/{contactId}/conversations', {
      params: { path: { contactId }, query: { limit: 20 } },
    }),
  );
  return page.items;
}

/** The catalogue: every tag, and which groups allow but one. */
export async function readCatalogue(): Promise<{ tags: Tag[]; singleGroups: string[] }> {
  const [tags, groups] = await Promise.all([
    answer<Page<Tag>>(contactsApi.GET('/api/tags', { params: { query: { limit: MOST } } })),
    answer<Page<TagGroup>>(contactsApi.GET('/api/tag-groups', { params: { query: { limit: MOST } } })),
  ]);
  return {
    tags: tags.items,
    singleGroups: groups.items.filter(group => group.single).map(group => group.name),
  };
}

/** Begins a conversation with a contact; whoever begins it has it, and has joined. */
export function startConversation(
  contactId: string,
  conversation: NewConversation,
  key: string,
): Promise<Conversation> {
  return answer(
    inboxApi.POST('/api/contacts/{contactId}/conversations', {
      params: { path: { contactId }, header: once(key) },
      body: conversation,
    }),
  );
}
