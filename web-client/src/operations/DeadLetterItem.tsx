import { useState } from 'react';
import type { DeadLetter } from '../api/types';
import { useText } from '../i18n/text';
import { Button } from '../ui/Button';
import { Time } from '../ui/Time';
import { DiscardQuestion } from './DiscardQuestion';
import type { Service } from './operationsCalls';
import { useDiscard, useRetry } from './useDeadLetters';

/** An event that was set aside, why, and what can be done about it. */
export function DeadLetterItem({ service, letter }: { service: Service; letter: DeadLetter }) {
  const t = useText();
  const retry = useRetry(service);
  const discard = useDiscard(service, letter.id);
  const [asksWhy, setAsksWhy] = useState(false);
  const { key, source, type, cause, status, stream, position, attempts, parkedAt } = letter;
  const isBusy = retry.isPending || discard.isPending;
  return (
    <li className="projection dead-letter" data-testid="dead-letter">
      <div className="projection-what">
        <h4 className="one-line">{source}</h4>
        <span className={`projection-status ${status === 'failed' ? 'projection-failed' : ''}`}>
          {t(`deadLetters.status.${status}`)}
        </span>
      </div>
      <div className="projection-facts tabular">
        {cause !== undefined && <p className="projection-error">{cause}</p>}
        <p>
          {type ?? t('deadLetters.unknownType')} · {key}
        </p>
        <p>
          {stream} {position} · {t('deadLetters.tried', { count: attempts })} · <Time at={parkedAt} />
        </p>
      </div>
      <div className="projection-choices">
        {status === 'failed' && (
          <Button
            disabled={isBusy}
            aria-label={t('deadLetters.retryOne', { key })}
            onClick={() => retry.mutate(letter.id)}
          >
            {t('deadLetters.retry')}
          </Button>
        )}
        <Button
          disabled={isBusy}
          aria-label={t('deadLetters.discardOne', { key })}
          onClick={() => setAsksWhy(true)}
        >
          {t('action.discard')}
        </Button>
      </div>
      {asksWhy && (
        <DiscardQuestion
          onCancel={() => setAsksWhy(false)}
          onDiscard={reason => {
            setAsksWhy(false);
            discard.mutate(reason);
          }}
        />
      )}
    </li>
  );
}
