import { Link } from '@tanstack/react-router';
import type { ContactForm } from '../api/types';
import { useText } from '../i18n/text';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { ContactFormFields } from './ContactFormFields';
import { useContactForm } from './useContactForm';

interface ContactDialogProps {
  title: string;
  hint?: string;
  /** What the button says that sends it. */
  action: string;
  initial: ContactForm;
  /** Stores what was written; the key is the same for the same form. What it throws is shown, and nothing is lost. */
  send: (form: ContactForm, key: string) => Promise<void>;
  onClose: () => void;
}

/** The form about a contact, with what is wrong with it. */
export function ContactDialog({ title, hint, action, initial, send, onClose }: ContactDialogProps) {
  const t = useText();
  const { form, errors, problem, duplicateOf, isSending, setForm, setErrors, submit } =
    useContactForm(initial);

  return (
    <Dialog title={title} hint={hint} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void submit(send);
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
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
