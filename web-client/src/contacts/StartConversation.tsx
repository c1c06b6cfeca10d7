import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Problem } from '../api/problem';
import type { Channel, Contact } from '../api/types';
import { useText } from '../i18n/text';
import { useInboxScope } from '../inbox/InboxProvider';
import { readInboxes } from '../inbox/inboxCalls';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { startConversation } from './contactCalls';

const CHANNELS: Channel[] = ['email', 'sms', 'whatsapp', 'phone', 'web', 'messenger', 'teams'];

/** Writes to a contact first, instead of waiting for them. */
export function StartConversation({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const { inbox } = useInboxScope();
  const inboxes =
    useQuery({ queryKey: ['inboxes'], queryFn: readInboxes, staleTime: 60_000, retry: false }).data ?? [];
  const [channel, setChannel] = useState<Channel>(contact.email !== null ? 'email' : 'sms');
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const key = useRef(crypto.randomUUID());

  const start = async () => {
    setSending(true);
    try {
      const body = { channel, text: text.trim(), ...(name === '' ? {} : { inbox: name }) };
      const conversation = await startConversation(contact.contactId, body, key.current);
      inbox.take(conversation);
      onClose();
      await navigate({
        to: '/inbox/$folder/$conversationId',
        params: { folder: 'mine', conversationId: conversation.conversationId },
      });
    } catch (error) {
      // Another text is another request.
      key.current = crypto.randomUUID();
      setProblem(t(error instanceof Problem ? 'start.refused' : 'refusal.unreachable'));
      setSending(false);
    }
  };

  return (
    <Dialog title={t('start.title', { name: contact.displayName })} hint={t('start.hint')} onClose={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (text.trim() !== '') void start();
        }}
      >
        <div className="contact-form">
          <Field label={t('start.channel')}>
            {control => (
              <select
                className="select"
                {...control}
                value={channel}
                onChange={event => setChannel(event.target.value as Channel)}
              >
                {CHANNELS.map(option => (
                  <option key={option} value={option}>
                    {t(`channel.${option}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('start.inbox')}>
            {control => (
              <select
                className="select"
                {...control}
                value={name}
                onChange={event => setName(event.target.value)}
              >
                <option value="">{t('start.noInbox')}</option>
                {inboxes.map(option => (
                  <option key={option}>{option}</option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('start.text')}>
            {control => (
              <textarea
                className="text-input"
                {...control}
                value={text}
                maxLength={10_000}
                rows={5}
                onChange={event => setText(event.target.value)}
              />
            )}
          </Field>
        </div>
        {problem !== null && (
          <p className="form-error" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={isSending || text.trim() === ''}>
            {t('start.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
