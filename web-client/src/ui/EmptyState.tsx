import type { ReactNode } from 'react';
import './emptyState.css';

interface EmptyStateProps {
  title: string;
  hint?: string;
  picture?: ReactNode;
  children?: ReactNode;
}

/** Says why there is nothing to see, and what to do about it. */
export function EmptyState({ title, hint, picture, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      {picture}
      <p className="empty-state-title">{title}</p>
      {hint !== undefined && <p className="empty-state-hint">{hint}</p>}
      {children}
    </div>
  );
}
