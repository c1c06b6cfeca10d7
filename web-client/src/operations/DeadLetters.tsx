import { useText } from '../i18n/text';
import { wholeNumber } from '../i18n/time';
import { Button } from '../ui/Button';
import { DeadLetterItem } from './DeadLetterItem';
import type { Service } from './operationsCalls';
import { useDeadLetters, useRetry } from './useDeadLetters';

/** What a service could not take: events that were set aside, and those that wait behind them. */
export function DeadLetters({ service }: { service: Service }) {
  const t = useText();
  const { data } = useDeadLetters(service);
  const retryAll = useRetry(service);
  if (!data) return null;
  const { items, nextCursor } = data;
  if (items.length === 0) return <p className="dead-letters-none">{t('deadLetters.none')}</p>;
  return (
    <section className="dead-letters" aria-label={t('deadLetters.of', { service })}>
      <header>
        <h3>
          {t('deadLetters.count', {
            count: items.length,
            letters: `${wholeNumber(items.length)}${nextCursor === null ? '' : '+'}`,
          })}
        </h3>
        <Button disabled={retryAll.isPending} onClick={() => retryAll.mutate(undefined)}>
          {t('deadLetters.retryAll')}
        </Button>
      </header>
      <ul>
        {items.map(letter => (
          <DeadLetterItem key={letter.id} service={service} letter={letter} />
        ))}
      </ul>
    </section>
  );
}
