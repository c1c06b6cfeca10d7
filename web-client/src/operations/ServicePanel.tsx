import { useText } from '../i18n/text';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import type { Service } from './operationsCalls';
import { DeadLetters } from './DeadLetters';
import { ProjectionItem } from './ProjectionItem';
import { useProjections } from './useProjections';

/** One service. What was known of it stays while it does not answer. */
export function ServicePanel({ service }: { service: Service }) {
  const t = useText();
  const { data, isPending, isError, refetch } = useProjections(service);
  return (
    <section className="operations-service" aria-label={service}>
      <h2>{service}</h2>
      {isError && (
        <p className="operations-away" role="status">
          <span>{t('operations.away', { service })}</span>
          <Button onClick={() => void refetch()}>{t('action.tryAgain')}</Button>
        </p>
      )}
      {isPending && <Skeleton rows={3} height={52} />}
      <ul>
        {data?.map(projection => (
          <ProjectionItem key={projection.name} service={service} projection={projection} />
        ))}
      </ul>
      {data?.some(({ deadLetters }) => deadLetters !== undefined) && <DeadLetters service={service} />}
    </section>
  );
}
