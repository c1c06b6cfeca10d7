import { useId, useState, type ComponentProps, type ReactNode } from 'react';
import { Popover } from './Popover';
import { Picker, type PickerOption } from './Picker';
import './field.css';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children: (control: {
    id: string;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** A control with its label, and what is wrong with it below it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const below = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': error !== undefined,
        'aria-describedby': below ? `${id}-below` : undefined,
      })}
      {below !== undefined && (
        <p id={`${id}-below`} className={error === undefined ? 'field-hint' : 'field-error'}>
          {below}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Omit<ComponentProps<'input'>, 'id'> & Omit<FieldProps, 'children'>;

export function TextField({ label, hint, error, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {control => <input type="text" className="text-input" {...control} {...input} />}
    </Field>
  );
}

interface PickerFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  placeholder: string;
  options: PickerOption[];
  /** Said on the option that takes the choice back. */
  none: string;
  onChange: (value: string) => void;
}

/** One of many, found by typing. */
export function PickerField({
  label,
  hint,
  error,
  value,
  placeholder,
  options,
  none,
  onChange,
}: PickerFieldProps) {
  const [open, setOpen] = useState(false);
  const chosen = options.find(option => option.id === value);
  const all = value === '' ? options : [{ id: '', label: none }, ...options];
  return (
    <Field label={label} hint={hint} error={error}>
      {control => (
        <Popover
          label={label}
          align="start"
          open={open}
          onOpenChange={setOpen}
          trigger={
            <button type="button" className="text-input picker-button one-line" {...control}>
              {chosen ? chosen.label : <span className="picker-placeholder">{value || placeholder}</span>}
            </button>
          }
        >
          <Picker
            label={placeholder}
            options={all}
            chosen={new Set([value])}
            onPick={id => {
              onChange(id);
              setOpen(false);
            }}
          />
        </Popover>
      )}
    </Field>
  );
}
