import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/text';
import { EmptyState } from '../ui/EmptyState';

export function NotFound() {
  const t = useText();
  return (
    <EmptyState title={t('notFound.title')} hint={t('notFound.hint')}>
      <Link to="/" className="button button-primary">
        {t('notFound.home')}
      </Link>
    </EmptyState>
  );
}
