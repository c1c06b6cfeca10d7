import { useText } from '../i18n/text';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import { Time } from '../ui/Time';
import { useInboxScope } from './InboxProvider';
import type { OutgoingMessage } from './outbox';

/** One's own answer until the server has it. */
export function OutgoingBubble({
  conversationId,
  message,
}: {
  conversationId: string;
  message: OutgoingMessage;
}) {
  const t = useText();
  const { outbox, me } = useInboxScope();
  return (
    <li
      className="message message-me"
      data-pending={message.state === 'sending' || undefined}
      data-testid="message"
    >
      <p className="message-head">
        <Avatar name={me.name} id={me.agentId} />
        <span className="message-name one-line">{me.name}</span>
        <Time at={message.at} style="clock" />
      </p>
      <p className="message-text">{message.text}</p>
      {message.state === 'failed' && (
        <p className="message-failed">
          {t('thread.notSent')}
          <Button
            kind="quiet"
            onClick={() => {
              // It stays failed, and says so here.
              outbox.sendAgain(conversationId, message).catch(() => undefined);
            }}
          >
            {t('action.tryAgain')}
          </Button>
          <Button kind="quiet" onClick={() => outbox.remove(conversationId, message.key)}>
            {t('action.discard')}
          </Button>
        </p>
      )}
    </li>
  );
}
