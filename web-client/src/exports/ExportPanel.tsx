import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ExportFilter, ExportFormat } from '../api/types';
import { isEmpty, type Selection } from '../contacts/selection';
import { useText } from '../i18n/text';
import type { ContactsSearch } from '../shell/router';
import { Button } from '../ui/Button';
import { ExportItem } from './ExportItem';
import { useExports, useStartExport } from './useExports';
import './exports.css';

const FORMATS: ExportFormat[] = ['xlsx', 'csv-semicolon', 'csv-comma'];
const LATEST = 3;
/** The API takes no more ids than this. */
const MOST_CHOSEN = 10_000;

/** Turns the contacts that are chosen, or else all that are shown, into a file. */
export function ExportPanel({ selection, search }: { selection: Selection; search: ContactsSearch }) {
  const t = useText();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const start = useStartExport();
  const { exports } = useExports();
  const isTooMuch = selection.kind === 'some' && selection.ids.size > MOST_CHOSEN;

  return (
    <div className="export-panel">
      <fieldset className="export-formats">
        <legend>{what(selection, search, t)}</legend>
        {FORMATS.map(option => (
          <label key={option}>
            <input
              type="radio"
              name="format"
              value={option}
              checked={option === format}
              onChange={() => setFormat(option)}
            />
            {t(`export.${option}`)}
          </label>
        ))}
      </fieldset>
      {isTooMuch && <p className="form-error">{t('export.tooMany')}</p>}
      <Button
        kind="primary"
        disabled={start.isPending || isTooMuch}
        onClick={() => start.mutate({ format, filter: filterOf(selection, search) })}
      >
        {t('export.start')}
      </Button>
      {exports.length > 0 && (
        <>
          <h3>{t('export.earlier')}</h3>
          <ul>
            {exports.slice(0, LATEST).map(job => (
              <ExportItem key={job.exportId} job={job} />
            ))}
          </ul>
          <Link to="/exports" className="text-link">
            {t('export.all')}
          </Link>
        </>
      )}
    </div>
  );
}

/** What is chosen; where nothing is, everything that the search finds. */
function filterOf(selection: Selection, { q, tag }: ContactsSearch): ExportFilter {
  if (selection.kind === 'some' && !isEmpty(selection)) return { contactIds: [...selection.ids] };
  return { ...(q ? { q } : {}), ...(tag ? { tag } : {}) };
}

function what(selection: Selection, { q, tag }: ContactsSearch, t: ReturnType<typeof useText>): string {
  if (selection.kind === 'some' && !isEmpty(selection))
    return t('export.chosen', { count: selection.ids.size });
  return t(q === undefined && tag === undefined ? 'export.everybody' : 'export.found');
}
