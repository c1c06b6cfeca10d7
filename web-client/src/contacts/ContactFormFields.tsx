import type { ContactForm } from '../api/types';
import { useText, type TextKey } from '../i18n/text';
import { PickerField, TextField } from '../ui/Field';
import { languageChoices, timeZoneChoices } from './choices';
import { errorOf, type FieldErrors, type FieldName } from './contactFields';
import './contactForm.css';

interface ContactFormFieldsProps {
  form: ContactForm;
  errors: FieldErrors;
  onChange: (form: ContactForm) => void;
  onErrors: (errors: FieldErrors) => void;
}

/** All that one can write down about a contact. What is wrong is said when one leaves a field. */
export function ContactFormFields({ form, errors, onChange, onErrors }: ContactFormFieldsProps) {
  const t = useText();
  const say = (key: TextKey | undefined) => (key === undefined ? undefined : t(key));

  const field = (name: FieldName) => ({
    label: t(`contact.${name}`),
    error: say(errors[name]),
    name,
    value: form[name] ?? '',
  });
  const change = (name: FieldName, value: string) => {
    onChange({ ...form, [name]: value });
    // A mistake is forgiven while one corrects it.
    if (errors[name]) onErrors(without(errors, name));
  };
  const textField = (name: FieldName) => ({
    ...field(name),
    maxLength: 200,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change(name, event.target.value),
    onBlur: () => {
      const error = errorOf(name, form[name] ?? '');
      if (error) onErrors({ ...errors, [name]: error });
    },
  });

  return (
    <div className="contact-form">
      <TextField {...textField('firstName')} autoComplete="off" />
      <TextField {...textField('lastName')} autoComplete="off" />
      <TextField {...textField('email')} inputMode="email" autoComplete="off" />
      <TextField {...textField('phone')} inputMode="tel" autoComplete="off" placeholder="+49 30 901820" />
      <PickerField
        {...field('language')}
        placeholder={t('form.chooseLanguage')}
        none={t('form.none')}
        options={languageChoices()}
        onChange={value => change('language', value)}
      />
      <PickerField
        {...field('timeZone')}
        placeholder={t('form.chooseTimeZone')}
        none={t('form.none')}
        options={timeZoneChoices()}
        onChange={value => change('timeZone', value)}
      />
      <TextField {...textField('externalId')} hint={t('form.externalIdHint')} autoComplete="off" />
    </div>
  );
}

function without(errors: FieldErrors, name: FieldName): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([field]) => field !== name));
}
