import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FolderName } from '../api/types';
import { useText } from '../i18n/text';
import { wholeNumber } from '../i18n/time';
import { useCounts } from '../inbox/InboxProvider';
import { readInboxes } from '../inbox/inboxCalls';
import { isAdmin, useSession } from '../session/session';
import { ContactsIcon, DoneIcon, ExportIcon, NewIcon, PeopleIcon, PersonIcon, PulseIcon } from '../ui/icons';
import { AccountMenu } from './AccountMenu';
import { ConnectionDot } from './ConnectionDot';
import './rail.css';

export const FOLDERS: FolderName[] = ['new', 'mine', 'assigned', 'closed'];

const ICONS: Record<FolderName, ReactNode> = {
  new: <NewIcon />,
  mine: <PersonIcon />,
  assigned: <PeopleIcon />,
  closed: <DoneIcon />,
};

/** Where one can go, with how much waits there. */
export function Rail({ onShowKeys }: { onShowKeys: () => void }) {
  const t = useText();
  const mayOperate = isAdmin(useSession());
  return (
    <div className="rail">
      <div className="rail-head">
        <AccountMenu onShowKeys={onShowKeys} />
      </div>
      <nav aria-label={t('rail.label')} className="rail-nav">
        <Folders />
        <Inboxes />
        <ul className="rail-section">
          <li>
            <Link to="/contacts" className="rail-link">
              <ContactsIcon />
              <span className="one-line">{t('rail.contacts')}</span>
            </Link>
          </li>
          <li>
            <Link to="/exports" className="rail-link">
              <ExportIcon />
              <span className="one-line">{t('rail.exports')}</span>
            </Link>
          </li>
          {mayOperate && (
            <li>
              <Link to="/operations" className="rail-link">
                <PulseIcon />
                <span className="one-line">{t('rail.operations')}</span>
              </Link>
            </li>
          )}
        </ul>
      </nav>
      <ConnectionDot />
    </div>
  );
}

function Folders() {
  const t = useText();
  const counts = useCounts();
  return (
    <ul className="rail-section">
      {FOLDERS.map(folder => (
        <li key={folder}>
          <Link
            to="/inbox/$folder"
            params={{ folder }}
            search={before => ({ inbox: before.inbox })}
            activeOptions={{ includeSearch: false }}
            className="rail-link"
          >
            {ICONS[folder]}
            <span className="one-line">{t(`folder.${folder}`)}</span>
            <span className="rail-count tabular" data-testid={`count-${folder}`}>
              {counts ? wholeNumber(counts[folder]) : ''}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The inboxes that hold conversations; one of them narrows the folders down to it. */
function Inboxes() {
  const t = useText();
  const { folder = 'new' } = useParams({ strict: false });
  const { inbox: chosen } = useSearch({ strict: false });
  const inboxes =
    useQuery({ queryKey: ['inboxes'], queryFn: readInboxes, staleTime: 60_000, retry: false }).data ?? [];
  if (inboxes.length === 0) return null;
  return (
    <div className="rail-section rail-inboxes">
      <h2 className="rail-heading">{t('rail.inboxes')}</h2>
      <ul>
        {inboxes.map(name => (
          <li key={name}>
            <Link
              to="/inbox/$folder"
              params={{ folder }}
              search={{ inbox: name === chosen ? undefined : name }}
              activeOptions={{ includeSearch: true, explicitUndefined: true }}
              className="rail-link"
            >
              <span className="rail-bullet" aria-hidden="true" />
              <span className="one-line">{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
