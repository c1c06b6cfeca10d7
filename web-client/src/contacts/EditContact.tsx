import { useQueryClient } from '@tanstack/react-query';
import type { Contact, ContactForm } from '../api/types';
import { useText } from '../i18n/text';
import { putContact } from './contactCache';
import { changeContact, type ContactChange } from './contactCalls';
import { ContactDialog } from './ContactDialog';
import type { FieldName } from './contactFields';

const FIELDS: FieldName[] = ['firstName', 'lastName', 'email', 'phone', 'language', 'timeZone', 'externalId'];

export function EditContact({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();

  const save = async (form: ContactForm) => {
    const changed = FIELDS.filter(field => (form[field] ?? '') !== (contact[field] ?? ''));
    const change = Object.fromEntries(changed.map(field => [field, form[field] ?? null])) as ContactChange;
    if (changed.length > 0)
      putContact(client, await changeContact(contact.contactId, contact.version, change));
    onClose();
  };

  return (
    <ContactDialog
      title={t('edit.title', { name: contact.displayName })}
      action={t('action.save')}
      initial={Object.fromEntries(FIELDS.map(field => [field, contact[field] ?? '']))}
      send={save}
      onClose={onClose}
    />
  );
}
