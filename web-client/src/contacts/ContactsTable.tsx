import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useText } from '../i18n/text';
import type { ContactsSearch } from '../shell/router';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ContactsIcon, SearchIcon } from '../ui/icons';
import { Skeleton } from '../ui/Skeleton';
import { ContactRow } from './ContactRow';
import { isEmpty, NONE, toggled, type Selection } from './selection';
import type { useContacts } from './useContacts';
import './contactsTable.css';

const ROW_HEIGHT = 41;
const AHEAD = 30;

interface ContactsTableProps {
  list: ReturnType<typeof useContacts>;
  search: ContactsSearch;
  selection: Selection;
  openId: string | undefined;
  onSelect: (selection: Selection) => void;
  onOpen: (contactId: string) => void;
  onCreate: () => void;
}

export function ContactsTable({
  list,
  search,
  selection,
  openId,
  onSelect,
  onOpen,
  onCreate,
}: ContactsTableProps) {
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { contacts, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const ids = contacts.map(contact => contact.contactId);
  // eslint-disable-next-line react-hooks/incompatible-library -- its result is used here alone
  const rows = useVirtualizer({
    count: contacts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => ids[index] ?? index,
    overscan: 10,
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last > contacts.length - AHEAD) void fetchNextPage();
  }, [last, contacts.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (list.isPending) return <Skeleton rows={10} height={ROW_HEIGHT} />;
  if (list.isError && contacts.length === 0) {
    return (
      <EmptyState title={t('contacts.failed')} hint={t('refusal.unreachable')}>
        <Button onClick={() => void list.refetch()}>{t('action.tryAgain')}</Button>
      </EmptyState>
    );
  }
  if (contacts.length === 0) return <Nothing search={search} onCreate={onCreate} />;

  const above = drawn[0]?.start ?? 0;
  const below = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className="contacts-scroller" data-testid="contacts-scroller">
      <table className="contacts-table" aria-rowcount={hasNextPage ? -1 : contacts.length + 1}>
        <caption className="for-screen-readers">{t('rail.contacts')}</caption>
        <thead>
          <tr>
            <th scope="col" className="contacts-check">
              <input
                type="checkbox"
                aria-label={t('contacts.chooseAll')}
                checked={selection.kind === 'all'}
                ref={box => {
                  if (box) box.indeterminate = selection.kind === 'some' && !isEmpty(selection);
                }}
                onChange={event => onSelect(event.target.checked ? { kind: 'all' } : NONE)}
              />
            </th>
            <th scope="col">{t('contact.displayName')}</th>
            <th scope="col">{t('tags.title')}</th>
            <th scope="col" className="contacts-wide">
              {t('contact.email')}
            </th>
            <th scope="col" className="contacts-wide">
              {t('contact.phone')}
            </th>
            <th scope="col" className="contacts-widest">
              {t('contact.createdAt')}
            </th>
            <th scope="col" className="contacts-open">
              <span className="for-screen-readers">{t('contact.show')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Space height={above} />
          {drawn.map(row => {
            const contact = contacts[row.index];
            if (!contact) return null;
            return (
              <ContactRow
                key={row.key}
                contact={contact}
                index={row.index + 2}
                selection={selection}
                isOpen={contact.contactId === openId}
                onToggle={() => onSelect(toggled(selection, contact.contactId, ids))}
                onOpen={() => onOpen(contact.contactId)}
              />
            );
          })}
          <Space height={below} />
        </tbody>
      </table>
    </div>
  );
}

/** In the place of rows that are out of view. */
function Space({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function Nothing({ search, onCreate }: { search: ContactsSearch; onCreate: () => void }) {
  const t = useText();
  if (search.q !== undefined || search.tag !== undefined) {
    return (
      <EmptyState
        picture={<SearchIcon />}
        title={t('contacts.nothingFound')}
        hint={t('contacts.nothingFoundHint')}
      />
    );
  }
  return (
    <EmptyState picture={<ContactsIcon />} title={t('contacts.none')} hint={t('contacts.noneHint')}>
      <Button kind="primary" onClick={onCreate}>
        {t('create.button')}
      </Button>
    </EmptyState>
  );
}
