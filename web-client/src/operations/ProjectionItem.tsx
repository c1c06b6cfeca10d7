import { useState } from 'react';
import type { Projection } from '../api/types';
import { useText } from '../i18n/text';
import { wholeNumber } from '../i18n/time';
import { Button } from '../ui/Button';
import { Time } from '../ui/Time';
import type { Choice, Service } from './operationsCalls';
import { choices, isUnderWay, percent, timeLeft } from './projections';
import { RepublishForm } from './RepublishForm';
import { ReplayQuestion } from './ReplayQuestion';
import { useAsk } from './useProjections';

/** One projection: how it is, how far, and what can be asked of it. */
export function ProjectionItem({ service, projection }: { service: Service; projection: Projection }) {
  const t = useText();
  const ask = useAsk(service, projection.name);
  const [question, setQuestion] = useState<'replay' | 'republish'>();
  const { name, status, error } = projection;
  const choose = (choice: Choice) => {
    if (choice === 'replay' || choice === 'republish') setQuestion(choice);
    else ask.mutate(choice);
  };
  return (
    <li className="projection" data-testid={`projection-${name}`} data-status={status}>
      <div className="projection-what">
        <h3 className="one-line">{name}</h3>
        <span className={`projection-status projection-${status}`}>{t(`operations.status.${status}`)}</span>
      </div>
      <div className="projection-facts tabular">
        <Standing projection={projection} />
        {error !== undefined && <p className="projection-error">{error}</p>}
        <LastReplay projection={projection} />
      </div>
      <div className="projection-choices">
        {choices(projection).map(choice => (
          <Button
            key={choice}
            disabled={ask.isPending}
            aria-label={t(`operations.${choice}Name`, { name })}
            onClick={() => choose(choice)}
          >
            {t(`operations.${choice}`)}
          </Button>
        ))}
      </div>
      {question === 'republish' && <RepublishForm service={service} onClose={() => setQuestion(undefined)} />}
      {question === 'replay' && (
        <ReplayQuestion
          projection={projection}
          onCancel={() => setQuestion(undefined)}
          onReplay={() => {
            setQuestion(undefined);
            ask.mutate('replay');
          }}
        />
      )}
    </li>
  );
}

function Standing({ projection }: { projection: Projection }) {
  const t = useText();
  const { position, head, lag, eventsPerSecond, progress, name } = projection;
  const left = timeLeft(projection);
  return (
    <>
      {isUnderWay(projection) && (
        <p className="projection-progress">
          <progress aria-label={t('operations.progressOf', { name })} value={progress} max={1} />
          <span>{t('operations.percent', { percent: percent(projection) })}</span>
          {left !== undefined && <span>{t('operations.left', { time: left })}</span>}
        </p>
      )}
      <p>
        {t('operations.position', { position: wholeNumber(position), head: wholeNumber(head) })}
        {lag > 0 && ` · ${t('operations.lag', { count: lag, lag: wholeNumber(lag) })}`}
        {eventsPerSecond >= 0.5 &&
          ` · ${t('operations.pace', { events: wholeNumber(Math.round(eventsPerSecond)) })}`}
      </p>
    </>
  );
}

function LastReplay({ projection: { lastReplay } }: { projection: Projection }) {
  const t = useText();
  if (!lastReplay) return null;
  const { purpose, finishedAt, differences = 0 } = lastReplay;
  return (
    <p className={differences > 0 ? 'projection-error' : undefined}>
      {purpose !== 'comparison'
        ? t(`operations.done.${purpose}`)
        : differences === 0
          ? t('operations.same')
          : t('operations.compared', { count: differences, rows: wholeNumber(differences) })}{' '}
      · <Time at={finishedAt} />
    </p>
  );
}
