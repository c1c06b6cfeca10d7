import type { ContactSeen } from '../api/types';
import { ContactCard } from '../contacts/ContactCard';
import { useContact } from '../contacts/useContacts';
import { useText } from '../i18n/text';
import { IconButton } from '../ui/Button';
import { CrossIcon } from '../ui/icons';
import { Skeleton } from '../ui/Skeleton';
import { useConversation } from './InboxProvider';
import './contactPane.css';

interface ContactPaneProps {
  conversationId: string;
  /** Where there is no room for it, it is shown on demand. */
  isShown: boolean;
  onClose: () => void;
}

/** Who writes in the conversation. */
export function ContactPane({ conversationId, isShown, onClose }: ContactPaneProps) {
  const t = useText();
  const conversation = useConversation(conversationId);
  return (
    <aside className="contact-pane" data-shown={isShown || undefined} aria-label={t('contact.label')}>
      <IconButton className="contact-pane-close" label={t('contact.hide')} onClick={onClose}>
        <CrossIcon />
      </IconButton>
      {conversation && <Card contact={conversation.contact} conversationId={conversationId} />}
    </aside>
  );
}

function Card({ contact, conversationId }: { contact: ContactSeen; conversationId: string }) {
  const t = useText();
  if (contact.contactId !== null) {
    return <KnownCard contactId={contact.contactId} conversationId={conversationId} />;
  }
  return (
    <div className="contact-card-part">
      <h2>{contact.displayName ?? t('contact.unknown')}</h2>
      <p>{contact.email}</p>
      <p>{contact.phone}</p>
      <p className="contact-card-none">{t('contact.beingFound')}</p>
    </div>
  );
}

function KnownCard({ contactId, conversationId }: { contactId: string; conversationId: string }) {
  const t = useText();
  const contact = useContact(contactId);
  if (contact.data) return <ContactCard contact={contact.data} conversationId={conversationId} />;
  if (contact.isError) return <p className="contact-card-part">{t('contact.gone')}</p>;
  return <Skeleton rows={3} height={56} />;
}
