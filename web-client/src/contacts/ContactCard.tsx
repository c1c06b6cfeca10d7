import { useState } from 'react';
import type { Contact } from '../api/types';
import { currentLocale, useText } from '../i18n/text';
import { Button } from '../ui/Button';
import { ContactConversations } from './ContactConversations';
import { ContactName } from './ContactName';
import { ContactTags } from './ContactTags';
import { EditContact } from './EditContact';
import { StartConversation } from './StartConversation';
import './contactCard.css';

interface ContactCardProps {
  contact: Contact;
  /** The conversation beside which the card stands. */
  conversationId?: string;
}

/** Who a contact is, their tags, and what they wrote about before. */
export function ContactCard({ contact, conversationId }: ContactCardProps) {
  const t = useText();
  const [dialog, setDialog] = useState<'edit' | 'start' | null>(null);
  const close = () => setDialog(null);
  return (
    <div className="contact-card">
      <section className="contact-card-part" aria-label={t('contact.details')}>
        <div className="contact-card-head">
          <h2>
            <ContactName contact={contact} />
          </h2>
          <Button kind="quiet" onClick={() => setDialog('edit')}>
            {t('action.edit')}
          </Button>
        </div>
        <Details contact={contact} />
      </section>
      <section className="contact-card-part">
        <h3>{t('tags.title')}</h3>
        <ContactTags contact={contact} />
      </section>
      <section className="contact-card-part">
        <h3>{conversationId === undefined ? t('contact.conversations') : t('contact.otherConversations')}</h3>
        <ContactConversations contactId={contact.contactId} without={conversationId} />
        <Button className="contact-card-start" onClick={() => setDialog('start')}>
          {t('start.button')}
        </Button>
      </section>
      {dialog === 'edit' && <EditContact contact={contact} onClose={close} />}
      {dialog === 'start' && <StartConversation contact={contact} onClose={close} />}
    </div>
  );
}

function Details({ contact }: { contact: Contact }) {
  const t = useText();
  const details = [
    [t('contact.email'), contact.email],
    [t('contact.phone'), contact.phone],
    [t('contact.language'), contact.language === null ? null : languageName(contact.language)],
    [t('contact.timeZone'), contact.timeZone],
    [t('contact.externalId'), contact.externalId],
  ].filter(([, value]) => value !== null);
  if (details.length === 0) return null;
  return (
    <dl className="contact-details">
      {details.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function languageName(tag: string): string {
  return new Intl.DisplayNames(currentLocale(), { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}
