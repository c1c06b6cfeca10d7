import type { ContactSeen, Message } from '../api/types';
import { useText } from '../i18n/text';
import { Avatar } from '../ui/Avatar';
import { Time } from '../ui/Time';
import { useAgentName, useInboxScope } from './InboxProvider';

interface MessageBubbleProps {
  message: Message;
  /** Stands under the same name as the one above. */
  goesOn: boolean;
  contact: ContactSeen;
}

export function MessageBubble({ message, goesOn, contact }: MessageBubbleProps) {
  const t = useText();
  const nameOf = useAgentName();
  const { me } = useInboxScope();
  const name =
    message.from === 'bot'
      ? t('thread.bot')
      : message.from === 'visitor'
        ? (contact.displayName ?? t('contact.unknown'))
        : nameOf(message.by ?? '');
  const side = message.from === 'visitor' ? 'visitor' : message.by === me.agentId ? 'me' : message.from;
  return (
    <li className={`message message-${side}`} data-goes-on={goesOn || undefined} data-testid="message">
      {!goesOn && (
        <p className="message-head">
          <Avatar
            name={name}
            id={message.from === 'visitor' ? (contact.contactId ?? name) : (message.by ?? 'bot')}
          />
          <span className="message-name one-line">{name}</span>
          <Time at={message.at} style="clock" />
        </p>
      )}
      <p className="message-text">{message.text}</p>
    </li>
  );
}
