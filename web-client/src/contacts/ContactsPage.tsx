import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../i18n/text';
import { useAttention } from '../shell/attention';
import { IconButton } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { CrossIcon } from '../ui/icons';
import { Skeleton } from '../ui/Skeleton';
import { ContactCard } from './ContactCard';
import { ContactsHead } from './ContactsHead';
import { ContactsTable } from './ContactsTable';
import { CreateContact } from './CreateContact';
import { NONE, type Selection } from './selection';
import { useContact, useContacts } from './useContacts';
import './contactsPage.css';

/** Everybody who wrote or may write, and the card of the one that is open. */
export function ContactsPage() {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/contacts' });
  const { contactId } = useParams({ strict: false });
  const [creates, setCreates] = useState(false);
  const [selection, setSelection] = useState<Selection>(NONE);
  const list = useContacts(search);
  useAttention(t('rail.contacts'));

  const open = (id: string | undefined) => {
    if (id === undefined) void navigate({ to: '/contacts', search });
    else void navigate({ to: '/contacts/$contactId', params: { contactId: id }, search });
  };

  return (
    <div className="contacts-page" data-open={contactId === undefined ? undefined : true}>
      <section className="contacts-main" aria-label={t('rail.contacts')}>
        <ContactsHead
          search={search}
          selection={selection}
          onSearch={next => {
            setSelection(NONE);
            void navigate({ to: '.', search: next, replace: true });
          }}
          onCreate={() => setCreates(true)}
        />
        <ContactsTable
          list={list}
          search={search}
          selection={selection}
          openId={contactId}
          onSelect={setSelection}
          onOpen={open}
          onCreate={() => setCreates(true)}
        />
      </section>
      {contactId !== undefined && (
        <aside className="contacts-card" aria-label={t('contact.label')}>
          <IconButton
            className="contacts-card-close"
            label={t('contact.hide')}
            onClick={() => open(undefined)}
          >
            <CrossIcon />
          </IconButton>
          <OpenContact key={contactId} contactId={contactId} />
        </aside>
      )}
      {creates && (
        <CreateContact
          onClose={() => setCreates(false)}
          onCreated={contact => {
            setCreates(false);
            open(contact.contactId);
          }}
        />
      )}
    </div>
  );
}

function OpenContact({ contactId }: { contactId: string }) {
  const t = useText();
  const contact = useContact(contactId);
  if (contact.data) return <ContactCard contact={contact.data} />;
  if (contact.isError) return <EmptyState title={t('contact.gone')} />;
  return <Skeleton rows={4} height={56} />;
}
