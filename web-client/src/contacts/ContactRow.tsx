import type { Contact } from '../api/types';
import { useText } from '../i18n/text';
import { IconButton } from '../ui/Button';
import { CardIcon } from '../ui/icons';
import { Time } from '../ui/Time';
import { ContactName } from './ContactName';
import { ContactTags } from './ContactTags';
import { isChosen, type Selection } from './selection';

interface ContactRowProps {
  contact: Contact;
  /** Among all rows of the table, the head included, from 1. */
  index: number;
  selection: Selection;
  isOpen: boolean;
  onToggle: () => void;
  onOpen: () => void;
}

export function ContactRow({ contact, index, selection, isOpen, onToggle, onOpen }: ContactRowProps) {
  const t = useText();
  const name = contact.displayName;
  return (
    // The click on the row is a convenience: its last cell holds a button that does the same.

    <tr
      className="contact-row"
      aria-rowindex={index}
      data-contact-id={contact.contactId}
      data-open={isOpen || undefined}
      onClick={onOpen}
    >
      {}
      <td className="contacts-check" onClick={event => event.stopPropagation()}>
        <input
          type="checkbox"
          aria-label={t('contacts.choose', { name })}
          checked={isChosen(selection, contact.contactId)}
          onChange={onToggle}
        />
      </td>
      <td>
        <ContactName contact={contact} />
      </td>
      <td>
        <ContactTags contact={contact} />
      </td>
      <td className="contacts-wide one-line">{contact.email}</td>
      <td className="contacts-wide tabular one-line">{contact.phone}</td>
      <td className="contacts-widest">
        <Time at={contact.createdAt} />
      </td>
      <td className="contacts-open">
        <IconButton label={t('contact.showName', { name })} onClick={onOpen}>
          <CardIcon />
        </IconButton>
      </td>
    </tr>
  );
}
