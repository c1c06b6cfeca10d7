import { useText } from '../i18n/text';
import { isAdmin, useSession } from '../session/session';
import { useAttention } from '../shell/attention';
import { EmptyState } from '../ui/EmptyState';
import { SERVICES } from './operationsCalls';
import { ServicePanel } from './ServicePanel';
import '../ui/pageHead.css';
import './operations.css';

/** What services make of events: how far they are, and what an admin may have them do. */
export function OperationsPage() {
  const t = useText();
  const mayOperate = isAdmin(useSession());
  useAttention(t('rail.operations'));
  return (
    <section className="operations-page" aria-label={t('rail.operations')}>
      <header className="page-head">
        <h1>{t('rail.operations')}</h1>
      </header>
      {mayOperate ? (
        <div className="operations-services">
          {SERVICES.map(service => (
            <ServicePanel key={service} service={service} />
          ))}
        </div>
      ) : (
        <EmptyState title={t('operations.forbidden')} hint={t('operations.forbiddenHint')} />
      )}
    </section>
  );
}
