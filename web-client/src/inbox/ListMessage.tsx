import type { FolderName } from '../api/types';
import { useText } from '../i18n/text';
import type { InboxSearch } from '../shell/router';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { DoneIcon, SearchIcon } from '../ui/icons';
import { Skeleton } from '../ui/Skeleton';
import type { ListState } from './folderList';

interface ListMessageProps {
  state: ListState;
  folder: FolderName;
  search: InboxSearch;
  onRetry: () => void;
}

/** In the place of a list that has no rows: why. */
export function ListMessage({ state, folder, search, onRetry }: ListMessageProps) {
  const t = useText();
  if (state.error !== null) {
    return (
      <EmptyState title={t('list.failed')} hint={t('refusal.unreachable')}>
        <Button onClick={onRetry}>{t('action.tryAgain')}</Button>
      </EmptyState>
    );
  }
  if (state.isLoading) return <Skeleton rows={8} height={72} />;
  if (search.q !== undefined) {
    return (
      <EmptyState picture={<SearchIcon />} title={t('list.nothingFound')} hint={t('list.nothingFoundHint')} />
    );
  }
  return <EmptyState picture={<DoneIcon />} title={t(`empty.${folder}`)} hint={t(`empty.${folder}Hint`)} />;
}
