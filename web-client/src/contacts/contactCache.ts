import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Contact, Page } from '../api/types';

type Pages = InfiniteData<Page<Contact>>;

/** Puts a contact wherever it is shown, unless a newer one is there. */
export function putContact(client: QueryClient, contact: Contact) {
  changeShown(client, contact.contactId, known => (known.version > contact.version ? known : contact));
  if (!client.getQueryData(['contact', contact.contactId])) {
    client.setQueryData(['contact', contact.contactId], contact);
  }
}

/** Changes a contact wherever it is shown, before the server has confirmed it. Answers how to take that back. */
export function expectContact(
  client: QueryClient,
  contactId: string,
  change: (known: Contact) => Contact,
): () => void {
  const before = new Map<string, Contact>();
  changeShown(client, contactId, known => {
    before.set(contactId, known);
    return change(known);
  });
  return () => {
    const known = before.get(contactId);
    if (known) changeShown(client, contactId, now => (now.version > known.version ? now : known));
  };
}

function changeShown(client: QueryClient, contactId: string, change: (known: Contact) => Contact) {
  client.setQueryData<Contact>(['contact', contactId], known => known && change(known));
  client.setQueriesData<Pages>({ queryKey: ['contacts'] }, pages => {
    if (!pages?.pages.some(page => page.items.some(item => item.contactId === contactId))) return pages;
    const replace = (item: Contact) => (item.contactId === contactId ? change(item) : item);
    return { ...pages, pages: pages.pages.map(page => ({ ...page, items: page.items.map(replace) })) };
  });
}
