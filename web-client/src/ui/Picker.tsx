import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useText } from '../i18n/text';
import { TickIcon } from './icons';
import './picker.css';

export interface PickerOption {
  id: string;
  label: string;
  hint?: string;
  /** What stands before the label: an avatar, a dot in a colour. */
  mark?: ReactNode;
}

interface PickerProps {
  label: string;
  options: PickerOption[];
  /** Ids of what is chosen already. */
  chosen?: ReadonlySet<string>;
  onPick: (id: string) => void;
}

/** More would be slow to draw, and nobody reads them: typing narrows them down. */
const MOST_SHOWN = 80;

/** A field to search in, over a list to pick from; for the inside of a popover. */
export function Picker({ label, options, chosen, onPick }: PickerProps) {
  const t = useText();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => find(options, search).slice(0, MOST_SHOWN), [options, search]);

  const move = (to: number) => {
    const index = Math.max(0, Math.min(found.length - 1, to));
    setActive(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const option = found[active];
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'Enter' && option) onPick(option.id);
    else return;
    event.preventDefault();
  };

  return (
    <div className="picker">
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={label}
        value={search}
        onChange={event => {
          setSearch(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={id} role="listbox" aria-label={label} className="picker-options">
        {found.map((option, index) => (
          // The keyboard is the combobox' business: it moves the active option.
          // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events
          <li
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={chosen?.has(option.id) ?? false}
            data-active={index === active || undefined}
            className="picker-option"
            onPointerMove={() => setActive(index)}
            onClick={() => onPick(option.id)}
          >
            {option.mark}
            <span className="one-line">{option.label}</span>
            {option.hint !== undefined && <span className="picker-hint one-line">{option.hint}</span>}
            {chosen?.has(option.id) && <TickIcon />}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="picker-empty">{t('picker.nothing')}</p>}
    </div>
  );
}

/** Any word of the label or hint that begins so, without minding case and accents; whole labels first. */
function find(options: PickerOption[], search: string): PickerOption[] {
  const wanted = fold(search.trim());
  if (wanted === '') return options;
  const at = (option: PickerOption) => ` ${fold(`${option.label} ${option.hint ?? ''} ${option.id}`)}`;
  const words = options.filter(option => at(option).includes(` ${wanted}`));
  return words.length > 0 ? words : options.filter(option => at(option).includes(wanted));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[/_-]/g, ' ').toLowerCase();
}
