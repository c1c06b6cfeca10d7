import { useEffect, useState, useSyncExternalStore } from 'react';
import { useText } from '../i18n/text';
import { Button, IconButton } from './Button';
import { CrossIcon } from './icons';
import { toasts, type Toast } from './toasts';
import './toasts.css';

const SHOWN_MS = 6_000;
/** Longer where there is something to do about it. */
const SHOWN_WITH_ACTION_MS = 12_000;

export function Toasts() {
  const t = useText();
  const shown = useSyncExternalStore(toasts.subscribe, toasts.read);
  return (
    <section className="toasts" aria-label={t('toasts.label')} aria-live="polite" aria-atomic="false">
      {shown.map(toast => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const t = useText();
  const [isHeld, hold] = useState(false);
  const dismiss = () => toasts.dismiss(toast.id);

  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => toasts.dismiss(toast.id), toast.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, toast]);

  return (
    <div
      className={`toast toast-${toast.kind}`}
      data-testid="toast"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <span className="toast-text">{toast.text}</span>
      {toast.action && (
        <Button
          kind="quiet"
          onClick={() => {
            dismiss();
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label={t('action.dismiss')} onClick={dismiss}>
        <CrossIcon />
      </IconButton>
    </div>
  );
}
