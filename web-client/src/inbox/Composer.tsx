import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Conversation } from '../api/types';
import { useText } from '../i18n/text';
import { drafts } from '../session/drafts';
import { Button } from '../ui/Button';
import { toasts } from '../ui/toasts';
import { useInboxScope } from './InboxProvider';
import { refusalText } from './refusal';
import { hasJoined, may } from './rules';
import { useActions } from './useActions';
import './composer.css';

const LONGEST = 10_000;

interface ComposerProps {
  conversation: Conversation;
  lastMessageId: string | undefined;
  onTyping: () => void;
}

/** Where one answers, or what has to be done first. */
export function Composer({ conversation, lastMessageId, onTyping }: ComposerProps) {
  const t = useText();
  const client = useQueryClient();
  const perform = useActions();
  const { inbox, outbox, me } = useInboxScope();
  const { conversationId } = conversation;
  const [text, setText] = useState(() => drafts.read(me.agentId, conversationId));
  const field = useRef<HTMLTextAreaElement>(null);
  const canAnswer = hasJoined(conversation, me);

  // Whoever has just joined wants to write.
  const couldAnswer = useRef(canAnswer);
  useEffect(() => {
    if (canAnswer && !couldAnswer.current) field.current?.focus();
    couldAnswer.current = canAnswer;
  }, [canAnswer]);

  const write = (value: string) => {
    setText(value);
    drafts.keep(me.agentId, conversationId, value);
    if (value !== '') onTyping();
  };

  const send = () => {
    const message = text.trim();
    if (message === '' || !canAnswer) return;
    const triedAt = Date.now();
    write('');
    outbox.send(conversationId, message, lastMessageId).then(
      () => client.invalidateQueries({ queryKey: ['thread', conversationId] }),
      (error: unknown) => {
        toasts.show({ kind: 'problem', text: refusalText(error, me.agentId, triedAt, t) });
        inbox.read(conversationId).catch(() => undefined);
      },
    );
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape') field.current?.blur();
  };

  if (conversation.closedAt !== null) {
    return <p className="composer composer-closed">{t('composer.closed')}</p>;
  }
  return (
    <div className="composer">
      <textarea
        ref={field}
        className="composer-field"
        aria-label={t('composer.label')}
        placeholder={canAnswer ? t('composer.placeholder') : t('composer.notJoined')}
        value={text}
        rows={2}
        maxLength={LONGEST}
        onChange={event => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="composer-foot">
        <span className="composer-hint">
          {canAnswer ? (
            <>
              <kbd>Ctrl</kbd> <kbd>Enter</kbd> {t('composer.sends')}
            </>
          ) : text === '' ? (
            !may('join', conversation, me) && t('composer.assign')
          ) : (
            t('composer.draftKept')
          )}
        </span>
        {canAnswer ? (
          <Button kind="primary" disabled={text.trim() === ''} onClick={send}>
            {t('composer.send')}
          </Button>
        ) : (
          may('join', conversation, me) && (
            <Button kind="primary" onClick={() => void perform(conversation, { kind: 'join' })}>
              {t('composer.join')}
            </Button>
          )
        )}
      </div>
    </div>
  );
}
