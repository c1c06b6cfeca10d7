import type { TextKey } from '../i18n/text';
import { useText } from '../i18n/text';
import { elapsed } from '../i18n/time';
import { useConnection } from '../inbox/InboxProvider';
import type { Connection } from '../live/connection';
import { useTicking } from '../ui/Time';
import './connectionDot.css';

const COLOURS: Record<Connection['state'], string> = {
  connecting: 'amber',
  live: 'green',
  resuming: 'amber',
  lost: 'red',
};

/** Whether what one sees is what the server knows. */
export function ConnectionDot() {
  const t = useText();
  const connection = useConnection();
  const since = useTicking(() =>
    connection.state === 'lost' ? elapsed(Date.now() - connection.lastUpdate) : '',
  );
  const key: TextKey =
    connection.state === 'resuming' && connection.caughtUp === 0
      ? 'connection.connecting'
      : `connection.${connection.state}`;
  const parameters = { time: since, count: connection.state === 'resuming' ? connection.caughtUp : 0 };
  return (
    <p className="connection" data-testid="connection" data-state={connection.state}>
      <span className={`connection-dot connection-${COLOURS[connection.state]}`} aria-hidden="true" />
      {/* Read out when it changes, not each second. */}
      <span role="status" className="for-screen-readers">
        {connection.state === 'live'
          ? t('connection.live')
          : connection.state === 'lost'
            ? t('connection.lostShort')
            : ''}
      </span>
      <span aria-hidden="true" className="connection-text tabular">
        {t(key, parameters)}
      </span>
    </p>
  );
}
