import { useQueryClient } from '@tanstack/react-query';
import type { Contact, ContactForm } from '../api/types';
import { useText } from '../i18n/text';
import { createContact } from './contactCalls';
import { ContactDialog } from './ContactDialog';

interface CreateContactProps {
  onClose: () => void;
  onCreated: (contact: Contact) => void;
}

export function CreateContact({ onClose, onCreated }: CreateContactProps) {
  const t = useText();
  const client = useQueryClient();

  const create = async (form: ContactForm, key: string) => {
    const contact = await createContact(form, key);
    client.setQueryData(['contact', contact.contactId], contact);
    await client.invalidateQueries({ queryKey: ['contacts'] });
    onCreated(contact);
  };

  return (
    <ContactDialog
      title={t('create.title')}
      hint={t('create.hint')}
      action={t('create.submit')}
      initial={{}}
      send={create}
      onClose={onClose}
    />
  );
}
