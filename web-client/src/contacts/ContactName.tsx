import { useState, type KeyboardEvent } from 'react';
import type { Contact } from '../api/types';
import { useText } from '../i18n/text';
import { useContactChanges } from './useContactChanges';
import './contactName.css';

/** The name, which a click turns into a field. Enter and leaving the field keep what was written, Escape does not. */
export function ContactName({ contact }: { contact: Contact }) {
  const t = useText();
  const { rename } = useContactChanges();
  const [written, setWritten] = useState<string | null>(null);

  const finish = (keep: boolean) => {
    const name = written?.trim() ?? '';
    setWritten(null);
    if (keep && written !== null && name !== contact.displayName) void rename(contact, name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish(true);
    else if (event.key === 'Escape') finish(false);
    else return;
    // Not for the dialog or the table around it.
    event.stopPropagation();
  };

  if (written === null) {
    return (
      <button
        type="button"
        className="contact-name one-line"
        title={t('contact.rename')}
        aria-label={t('contact.renameName', { name: contact.displayName })}
        onClick={event => {
          event.stopPropagation();
          setWritten(contact.displayName);
        }}
      >
        {contact.displayName}
      </button>
    );
  }
  return (
    <input
      type="text"
      className="contact-name-field"
      aria-label={t('contact.displayName')}
      // It takes the place of what was clicked.
      // eslint-disable-next-line jsx-a11y-x/no-autofocus
      autoFocus
      value={written}
      maxLength={200}
      onFocus={event => event.target.select()}
      onClick={event => event.stopPropagation()}
      onChange={event => setWritten(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={onKeyDown}
    />
  );
}
