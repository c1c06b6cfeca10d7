import { useRef, useState } from 'react';
import { isUnavailable, Problem } from '../api/problem';
import type { ContactForm } from '../api/types';
import { useText } from '../i18n/text';
import { cleaned, errorsOf, refusedField, type FieldErrors, type FieldName } from './contactFields';

interface ContactFormState {
  form: ContactForm;
  errors: FieldErrors;
  /** What is wrong with it as a whole. */
  problem: string | null;
  /** Set where another contact has the external id. */
  duplicateOf: string | null;
  isSending: boolean;
  setForm: (form: ContactForm) => void;
  setErrors: (errors: FieldErrors) => void;
  submit: (send: (form: ContactForm, key: string) => Promise<void>) => Promise<void>;
}

/** A form about a contact: what was written, what is wrong with it, and sending it once. */
export function useContactForm(initial: ContactForm): ContactFormState {
  const t = useText();
  const [form, setForm] = useState(initial);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [duplicateOf, setDuplicateOf] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  // The same form sent twice, since the first answer got lost, makes one contact; a corrected one is another request.
  const key = useRef({ of: '', value: '' });

  const refuse = (error: unknown) => {
    if (!(error instanceof Problem) || isUnavailable(error)) setProblem(t('refusal.unreachable'));
    else if (error.code === 'duplicate-external-id') {
      setErrors({ externalId: 'form.duplicate' });
      setDuplicateOf(String(error.facts.contactId));
    } else if (error.code === 'stale-version') setProblem(t('refusal.contactStale'));
    else if (error.errors.length > 0) {
      setErrors(
        Object.fromEntries(error.errors.map(({ field }) => [field, refusedField(field as FieldName)])),
      );
    } else setProblem(t('refusal.other', { detail: error.message }));
  };

  const submit: ContactFormState['submit'] = async send => {
    const wrong = errorsOf(form);
    setErrors(wrong);
    setProblem(null);
    setDuplicateOf(null);
    if (Object.keys(wrong).length > 0) return;
    const body = JSON.stringify(cleaned(form));
    if (key.current.of !== body) key.current = { of: body, value: crypto.randomUUID() };
    setSending(true);
    try {
      await send(cleaned(form), key.current.value);
    } catch (error) {
      refuse(error);
    } finally {
      setSending(false);
    }
  };

  return { form, errors, problem, duplicateOf, isSending, setForm, setErrors, submit };
}
