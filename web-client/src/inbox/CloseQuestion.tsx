import { useText } from '../i18n/text';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';

/** Closing is final, so it asks. */
export function CloseQuestion({ onCancel, onClose }: { onCancel: () => void; onClose: () => void }) {
  const t = useText();
  return (
    <Dialog isAlert title={t('close.title')} hint={t('close.hint')} onClose={onCancel}>
      <div className="dialog-actions">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        {/* The question is the step between: Enter is enough to answer it. */}
        {/* eslint-disable-next-line jsx-a11y-x/no-autofocus */}
        <Button kind="danger" autoFocus onClick={onClose}>
          {t('close.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
