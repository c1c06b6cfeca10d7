import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Contact } from '../api/types';
import { useText } from '../i18n/text';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { createContact } from './contactCalls';
import { ContactFormFields } from './ContactFormFields';
import { useContactForm } from './useContactForm';

interface CreateContactProps {
  onClose: () => void;
  onCreated: (contact: Contact) => void;
}

export function CreateContact({ onClose, onCreated }: CreateContactProps) {
  const t = useText();
  const client = useQueryClient();
  const { form, errors, problem, duplicateOf, isSending, setForm, setErrors, submit } = useContactForm({});

  const create = () =>
    submit(async (body, key) => {
      const contact = await createContact(body, key);
      client.setQueryData(['contact', contact.contactId], contact);
      await client.invalidateQueries({ queryKey: ['contacts'] });
      onCreated(contact);
    });

  return (
    <Dialog title={t('create.title')} hint={t('create.hint')} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void create();
        }}
      >
        <ContactFormFields form={form} errors={errors} onChange={setForm} onErrors={setErrors} />
        {duplicateOf !== null && (
          <p className="form-error">
            <Link to="/contacts/$contactId" params={{ contactId: duplicateOf }} onClick={onClose}>
              {t('form.showDuplicate')}
            </Link>
          </p>
        )}
        {problem !== null && (
          <p className="form-error" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={isSending}>
            {t('create.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
