import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/problem';
import { useText } from '../i18n/text';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Field';
import { republish, type Service } from './operationsCalls';
import { pointOf, whyNot } from './projections';

/** Which events are sent to Kafka again, and where to. */
export function RepublishForm({ service, onClose }: { service: Service; onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const [form, setForm] = useState({ from: '', to: '', topic: '' });
  const send = useMutation({
    mutationFn: () =>
      republish(service, {
        from: pointOf(form.from) ?? 'start',
        to: pointOf(form.to),
        topic: form.topic.trim() || undefined,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['projections', service] });
      onClose();
    },
  });
  const errors = send.error instanceof Problem ? send.error.errors : [];
  const field = (name: keyof typeof form) => ({
    label: t(`republish.${name}`),
    hint: t(`republish.${name}Hint`),
    error: errors.find(error => error.field === name)?.message,
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  });
  return (
    <Dialog title={t('republish.title', { service })} hint={t('republish.hint')} onClose={onClose}>
      <form
        className="republish-form"
        onSubmit={event => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <TextField {...field('from')} />
        <TextField {...field('to')} />
        <TextField {...field('topic')} />
        {send.isError && errors.length === 0 && (
          <p className="projection-error" role="alert">
            {whyNot(send.error, t)}
          </p>
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={send.isPending}>
            {t('operations.republish')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
