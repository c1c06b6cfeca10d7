import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Contact, Tag } from '../api/types';
import {
  readCatalogue,
  readContact,
  readContacts,
  readEngagements,
  type ContactFilter,
} from './contactCalls';

const NOTHING: Contact[] = [];

/** The contacts that a filter finds, as far as they have been read. What was shown stays while another filter loads. */
export function useContacts(filter: ContactFilter) {
  const query = useInfiniteQuery({
    queryKey: ['contacts', filter],
    queryFn: ({ pageParam }) => readContacts(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
  const contacts = useMemo(() => query.data?.pages.flatMap(page => page.items) ?? NOTHING, [query.data]);
  return { ...query, contacts };
}

export function useContact(contactId: string) {
  return useQuery({
    queryKey: ['contact', contactId],
    queryFn: () => readContact(contactId),
    staleTime: 10_000,
  });
}

export function useEngagements(contactId: string) {
  return useQuery({
    queryKey: ['engagements', contactId],
    queryFn: () => readEngagements(contactId),
    staleTime: 10_000,
  });
}

export interface Catalogue {
  tags: Tag[];
  isSingle: (group: string | null) => boolean;
  colourOf: (tagId: string) => string | null;
}

export function useCatalogue(): Catalogue {
  const { data } = useQuery({ queryKey: ['catalogue'], queryFn: readCatalogue, staleTime: 60_000 });
  return useMemo(() => {
    const tags = data?.tags ?? [];
    const colours = new Map(tags.map(tag => [tag.tagId, tag.colour]));
    return {
      tags,
      isSingle: group => group !== null && (data?.singleGroups.includes(group) ?? false),
      colourOf: tagId => colours.get(tagId) ?? null,
    };
  }, [data]);
}
