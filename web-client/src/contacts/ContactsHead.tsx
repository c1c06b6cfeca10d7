import { useRef, useState } from 'react';
import { ExportPanel } from '../exports/ExportPanel';
import { useText } from '../i18n/text';
import { useKeys } from '../shell/keys';
import type { ContactsSearch } from '../shell/router';
import { Button } from '../ui/Button';
import { ExportIcon, FilterIcon } from '../ui/icons';
import { Picker } from '../ui/Picker';
import { Popover } from '../ui/Popover';
import { SearchAsYouType } from '../ui/SearchAsYouType';
import { TagDot } from '../ui/TagChip';
import { isEmpty, type Selection } from './selection';
import { useCatalogue } from './useContacts';
import '../ui/pageHead.css';
import './contactsHead.css';

interface ContactsHeadProps {
  search: ContactsSearch;
  selection: Selection;
  onSearch: (search: ContactsSearch) => void;
  onCreate: () => void;
}

export function ContactsHead({ search, selection, onSearch, onCreate }: ContactsHeadProps) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const [exports, setExports] = useState(false);
  useKeys({ '/': () => field.current?.select() });

  return (
    <header className="page-head">
      <h1>{t('rail.contacts')}</h1>
      <div className="contacts-search">
        <SearchAsYouType
          field={field}
          text={search.q ?? ''}
          label={t('contacts.search')}
          onChange={q => onSearch({ ...search, q: q === '' ? undefined : q })}
        />
      </div>
      <TagFilter tag={search.tag} onChange={tag => onSearch({ ...search, tag })} />
      <select
        className="select contacts-sort"
        aria-label={t('contacts.sort')}
        value={search.sort ?? 'displayName'}
        onChange={event =>
          onSearch({ ...search, sort: event.target.value === 'createdAt' ? 'createdAt' : undefined })
        }
      >
        <option value="displayName">{t('contacts.sortName')}</option>
        <option value="createdAt">{t('contacts.sortNewest')}</option>
      </select>
      <span className="contacts-chosen tabular" role="status">
        {!isEmpty(selection) &&
          (selection.kind === 'all'
            ? t('contacts.allChosen')
            : t('contacts.chosen', { count: selection.ids.size }))}
      </span>
      <Popover
        label={t('export.title')}
        open={exports}
        onOpenChange={setExports}
        trigger={<Button icon={<ExportIcon />}>{t('export.button')}</Button>}
      >
        <ExportPanel selection={selection} search={search} />
      </Popover>
      <Button kind="primary" onClick={onCreate}>
        {t('create.button')}
      </Button>
    </header>
  );
}

function TagFilter({
  tag,
  onChange,
}: {
  tag: string | undefined;
  onChange: (tag: string | undefined) => void;
}) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const { tags } = useCatalogue();
  const chosen = tags.find(known => known.tagId === tag);
  const options = tags.map(({ tagId, name, colour }) => ({
    id: tagId,
    label: name,
    mark: <TagDot colour={colour} />,
  }));
  return (
    <Popover
      label={t('contacts.filterByTag')}
      align="start"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          className="contacts-filter"
          icon={chosen ? <TagDot colour={chosen.colour} /> : <FilterIcon />}
        >
          {chosen ? t('contacts.filteredBy', { tag: chosen.name }) : t('contacts.filterByTag')}
        </Button>
      }
    >
      <Picker
        label={t('tags.find')}
        options={tag === undefined ? options : [{ id: '', label: t('contacts.noFilter') }, ...options]}
        chosen={new Set(tag === undefined ? [] : [tag])}
        onPick={id => {
          onChange(id === '' ? undefined : id);
          setOpen(false);
        }}
      />
    </Popover>
  );
}
