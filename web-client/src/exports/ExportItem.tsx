import type { ExportJob } from '../api/types';
import { useText } from '../i18n/text';
import { wholeNumber } from '../i18n/time';
import { Button, IconButton } from '../ui/Button';
import { CrossIcon } from '../ui/icons';
import { Time } from '../ui/Time';
import { fileOf } from './exportCalls';
import { isBeingBuilt, useDeleteExport } from './useExports';

/** One export: how far it is, or its file. */
export function ExportItem({ job }: { job: ExportJob }) {
  const t = useText();
  const remove = useDeleteExport();
  return (
    <li className="export-item" data-testid="export" data-status={job.status}>
      <span className="export-what">
        <span className="one-line">{t(`export.${job.format}`)}</span>
        <span className="export-when">
          <Time at={job.createdAt} /> · <Standing job={job} />
        </span>
      </span>
      {job.status === 'completed' && (
        <a className="button button-plain" href={fileOf(job.exportId)} download>
          {t('export.download')}
        </a>
      )}
      {isBeingBuilt(job) ? (
        <Button kind="quiet" onClick={() => remove.mutate(job.exportId)}>
          {t('action.cancel')}
        </Button>
      ) : (
        <IconButton label={t('export.delete')} onClick={() => remove.mutate(job.exportId)}>
          <CrossIcon />
        </IconButton>
      )}
    </li>
  );
}

function Standing({ job }: { job: ExportJob }) {
  const t = useText();
  if (isBeingBuilt(job)) {
    // Without a value until the number of rows is known.
    const known = job.rowsTotal ? { value: job.rowsDone, max: job.rowsTotal } : {};
    return <progress aria-label={t('export.progress')} {...known} />;
  }
  if (job.status === 'completed') {
    return <>{t('export.completed', { count: job.rows ?? 0, rows: wholeNumber(job.rows ?? 0) })}</>;
  }
  return <>{t(`export.${job.status as 'failed' | 'cancelled' | 'expired'}`)}</>;
}
