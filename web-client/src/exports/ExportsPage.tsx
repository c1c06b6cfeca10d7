import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/text';
import { useAttention } from '../shell/attention';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ExportIcon } from '../ui/icons';
import { Skeleton } from '../ui/Skeleton';
import { ExportItem } from './ExportItem';
import { useExports } from './useExports';
import '../ui/pageHead.css';
import './exports.css';

/** Every file that one has asked for. */
export function ExportsPage() {
  const t = useText();
  const list = useExports();
  useAttention(t('rail.exports'));
  return (
    <section className="exports-page" aria-label={t('rail.exports')}>
      <header className="page-head">
        <h1>{t('rail.exports')}</h1>
      </header>
      <Exports list={list} />
    </section>
  );
}

function Exports({ list }: { list: ReturnType<typeof useExports> }) {
  const t = useText();
  if (list.isPending) return <Skeleton rows={6} height={48} />;
  if (list.isError && list.exports.length === 0) {
    return (
      <EmptyState title={t('export.listFailed')} hint={t('refusal.unreachable')}>
        <Button onClick={() => void list.refetch()}>{t('action.tryAgain')}</Button>
      </EmptyState>
    );
  }
  if (list.exports.length === 0) {
    return (
      <EmptyState picture={<ExportIcon />} title={t('export.none')} hint={t('export.noneHint')}>
        <Link to="/contacts" className="button button-primary">
          {t('rail.contacts')}
        </Link>
      </EmptyState>
    );
  }
  return (
    <div className="exports-list">
      <ul>
        {list.exports.map(job => (
          <ExportItem key={job.exportId} job={job} />
        ))}
      </ul>
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('action.more')}</Button>}
    </div>
  );
}
