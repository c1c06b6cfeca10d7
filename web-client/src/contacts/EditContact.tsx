import { useQueryClient } from '@tanstack/react-query';
import type { Contact, ContactForm } from '../api/types';
import { useText } from '../i18n/text';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { putContact } from './contactCache';
import { changeContact, type ContactChange } from './contactCalls';
import { ContactFormFields } from './ContactFormFields';
import type { FieldName } from './contactFields';
import { useContactForm } from './useContactForm';

const FIELDS: FieldName[] = ['firstName', 'lastName', 'email', 'phone', 'language', 'timeZone', 'externalId'];

export function EditContact({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const initial = Object.fromEntries(FIELDS.map(field => [field, contact[field] ?? ''])) as ContactForm;
  const { form, errors, problem, isSending, setForm, setErrors, submit } = useContactForm(initial);

  const save = () =>
    submit(async body => {
      const changed = FIELDS.filter(field => (body[field] ?? '') !== (contact[field] ?? ''));
      const change = Object.fromEntries(changed.map(field => [field, body[field] ?? null])) as ContactChange;
      if (changed.length > 0)
        putContact(client, await changeContact(contact.contactId, contact.version, change));
      onClose();
    });

  return (
    <Dialog title={t('edit.title', { name: contact.displayName })} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void save();
        }}
      >
        <ContactFormFields form={form} errors={errors} onChange={setForm} onErrors={setErrors} />
        {problem !== null && (
          <p className="form-error" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={isSending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
