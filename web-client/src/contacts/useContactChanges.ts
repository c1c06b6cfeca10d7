import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isUnavailable, Problem } from '../api/problem';
import type { Contact, Tag } from '../api/types';
import { useText } from '../i18n/text';
import { toasts } from '../ui/toasts';
import { expectContact, putContact } from './contactCache';
import { addTag, changeContact, removeTag } from './contactCalls';

/** Small changes by a click: shown at once, taken back with a word where the server refuses. */
export function useContactChanges() {
  const t = useText();
  const client = useQueryClient();

  return useMemo(() => {
    async function change(contact: Contact, expected: Partial<Contact>, call: () => Promise<Contact>) {
      const takeBack = expectContact(client, contact.contactId, known => ({ ...known, ...expected }));
      try {
        putContact(client, await call());
      } catch (error) {
        takeBack();
        void client.invalidateQueries({ queryKey: ['contact', contact.contactId] });
        toasts.show({ kind: 'problem', text: t(refusalKey(error)) });
      }
    }
    return {
      /** An empty name gives the default back. */
      rename: (contact: Contact, name: string) =>
        change(contact, name === '' ? {} : { displayName: name }, () =>
          changeContact(contact.contactId, contact.version, { displayName: name === '' ? null : name }),
        ),
      addTag: (contact: Contact, tag: Tag, isSingle: boolean) =>
        change(contact, { tags: withTag(contact, tag, isSingle) }, () =>
          addTag(contact.contactId, tag.tagId),
        ),
      removeTag: (contact: Contact, tagId: string) =>
        change(contact, { tags: contact.tags.filter(tag => tag.tagId !== tagId) }, () =>
          removeTag(contact.contactId, tagId),
        ),
    };
  }, [client, t]);
}

/** In a group of which a contact carries but one tag, the new one replaces the old one. */
export function withTag(contact: Contact, tag: Tag, isSingle: boolean): Contact['tags'] {
  const kept = contact.tags.filter(
    other => other.tagId !== tag.tagId && !(isSingle && other.group === tag.group),
  );
  return [...kept, tag].sort((one, other) => one.name.localeCompare(other.name));
}

function refusalKey(error: unknown) {
  if (!(error instanceof Problem)) return 'refusal.unreachable';
  if (error.code === 'stale-version') return 'refusal.contactStale';
  if (error.code === 'not-found') return 'refusal.contactGone';
  return isUnavailable(error) ? 'refusal.unavailable' : 'refusal.contactInvalid';
}
