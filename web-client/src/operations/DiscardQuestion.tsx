import { useState } from 'react';
import { useText } from '../i18n/text';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Field';

interface DiscardQuestionProps {
  onCancel: () => void;
  onDiscard: (reason: string) => void;
}

/** What is discarded is never handled: that takes a reason, for whoever asks later. */
export function DiscardQuestion({ onCancel, onDiscard }: DiscardQuestionProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  return (
    <Dialog
      isAlert
      title={t('deadLetters.discardTitle')}
      hint={t('deadLetters.discardHint')}
      onClose={onCancel}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          onDiscard(reason.trim());
        }}
      >
        <TextField
          label={t('deadLetters.reason')}
          value={reason}
          maxLength={200}
          required
          onChange={event => setReason(event.target.value)}
        />
        <div className="dialog-actions">
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
          <Button kind="danger" type="submit" disabled={reason.trim() === ''}>
            {t('action.discard')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
