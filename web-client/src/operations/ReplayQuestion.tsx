import type { Projection } from '../api/types';
import { useText } from '../i18n/text';
import { wholeNumber } from '../i18n/time';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';

interface ReplayQuestionProps {
  projection: Projection;
  onCancel: () => void;
  onReplay: () => void;
}

/** It costs the database work for a while, so it asks. */
export function ReplayQuestion({ projection: { name, head }, onCancel, onReplay }: ReplayQuestionProps) {
  const t = useText();
  return (
    <Dialog
      isAlert
      title={t('operations.question', { name })}
      hint={t('operations.questionHint', { count: head, events: wholeNumber(head) })}
      onClose={onCancel}
    >
      <div className="dialog-actions">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        {/* The question is the step between: Enter is enough to answer it. */}
        {/* eslint-disable-next-line jsx-a11y-x/no-autofocus */}
        <Button kind="primary" autoFocus onClick={onReplay}>
          {t('operations.replay')}
        </Button>
      </div>
    </Dialog>
  );
}
