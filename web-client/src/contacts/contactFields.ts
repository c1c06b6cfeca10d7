import type { ContactForm } from '../api/types';
import type { TextKey } from '../i18n/text';

export type FieldName = keyof ContactForm;
export type FieldErrors = Partial<Record<FieldName, TextKey>>;

/** At least one of these says who a contact is. */
const NAMING: FieldName[] = ['firstName', 'lastName', 'displayName', 'email', 'phone'];

/** A phone number as the server reads it: people write 00 for +. */
export function phoneAsWritten(written: string): string {
  return written.trim().replace(/^00(?=[1-9])/, '+');
}

/** What is wrong with a field, as far as one can tell here; the server has the last word. */
export function errorOf(field: FieldName, value: string): TextKey | undefined {
  const text = value.trim();
  if (text === '') return undefined;
  if (field === 'email' && !/^\S+@\S+$/.test(text) && !text.startsWith('"')) return 'form.emailInvalid';
  if (field === 'phone' && !/^\+[\d\s()./-]{5,}$/.test(phoneAsWritten(text))) return 'form.phoneInvalid';
  return undefined;
}

/** Everything that is wrong with a form, by field. */
export function errorsOf(form: ContactForm): FieldErrors {
  const errors: FieldErrors = {};
  for (const [field, value] of Object.entries(form) as [FieldName, string][]) {
    const error = errorOf(field, value);
    if (error) errors[field] = error;
  }
  if (NAMING.every(field => !form[field]?.trim())) errors.firstName = 'form.nobody';
  return errors;
}

const REFUSED: Partial<Record<FieldName, TextKey>> = {
  email: 'form.emailInvalid',
  phone: 'form.phoneInvalid',
  language: 'form.languageInvalid',
  timeZone: 'form.timeZoneInvalid',
};

/** What to say at a field that the server refused. */
export function refusedField(field: FieldName): TextKey {
  return REFUSED[field] ?? 'form.textInvalid';
}

/** The form as the server wants it: without what was left empty. */
export function cleaned(form: ContactForm): ContactForm {
  const entries = Object.entries(form).map(([field, value]: [string, string]) => [
    field,
    field === 'phone' ? phoneAsWritten(value) : value.trim(),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== '')) as ContactForm;
}
