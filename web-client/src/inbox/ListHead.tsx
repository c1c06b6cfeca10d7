import { useRef } from 'react';
import type { FolderName } from '../api/types';
import { useText } from '../i18n/text';
import { useKeys } from '../shell/keys';
import type { InboxSearch } from '../shell/router';
import { Button, IconButton } from '../ui/Button';
import { CrossIcon, SortIcon } from '../ui/icons';
import { SearchAsYouType } from '../ui/SearchAsYouType';
import './listHead.css';

interface ListHeadProps {
  folder: FolderName;
  search: InboxSearch;
  onSearch: (search: InboxSearch) => void;
}

/** The name of the folder, and what narrows it down. */
export function ListHead({ folder, search, onSearch }: ListHeadProps) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => field.current?.select() });
  const isOldestFirst = (search.sort ?? (folder === 'new' ? 'oldest' : 'newest')) === 'oldest';

  return (
    <header className="list-head">
      <div className="list-head-line">
        <h1>{t(`folder.${folder}`)}</h1>
        {search.inbox !== undefined && (
          <Button
            kind="quiet"
            className="list-filter"
            onClick={() => onSearch({ ...search, inbox: undefined })}
          >
            {search.inbox}
            <span className="for-screen-readers">{t('list.removeFilter')}</span>
            <CrossIcon />
          </Button>
        )}
        <IconButton
          className="list-sort"
          label={isOldestFirst ? t('list.sortOldest') : t('list.sortNewest')}
          onClick={() => onSearch({ ...search, sort: isOldestFirst ? 'newest' : 'oldest' })}
        >
          <SortIcon />
        </IconButton>
      </div>
      <SearchAsYouType
        key={folder}
        field={field}
        text={search.q ?? ''}
        label={t('list.search')}
        onChange={q => onSearch({ ...search, q: q === '' ? undefined : q })}
      />
    </header>
  );
}
