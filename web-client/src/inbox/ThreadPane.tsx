import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Conversation } from '../api/types';
import { useText } from '../i18n/text';
import { dayName } from '../i18n/time';
import { Button } from '../ui/Button';
import { ArrowDownIcon } from '../ui/icons';
import { Skeleton } from '../ui/Skeleton';
import { useInboxScope, useOutgoing } from './InboxProvider';
import { MessageBubble } from './MessageBubble';
import { notYetIn } from './outbox';
import { OutgoingBubble } from './OutgoingBubble';
import { SystemLine } from './SystemLine';
import type { Thread } from './thread';
import { timeline, type TimelineEntry } from './timeline';
import './threadPane.css';

/** So near to the end, one reads along: what comes is scrolled into view. */
const READING_ALONG_PX = 48;

/** What was said and what happened, with what the visitor needs help for on top. */
export function ThreadPane({
  conversation,
  thread,
}: {
  conversation: Conversation;
  thread: Thread | undefined;
}) {
  const t = useText();
  const { me } = useInboxScope();
  const outgoing = useOutgoing(conversation.conversationId);
  const scroller = useRef<HTMLDivElement>(null);
  const [readsAlong, setReadsAlong] = useState(true);
  const entries = useMemo(() => (thread ? timeline(thread.messages, thread.history) : []), [thread]);
  const waiting = thread ? notYetIn(thread.messages, outgoing, me.agentId) : outgoing;
  const length = entries.length + waiting.length;

  const scrollToEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  useLayoutEffect(() => {
    if (readsAlong) scrollToEnd();
  }, [length, readsAlong]);
  useEffect(() => {
    if (waiting.length > 0) scrollToEnd();
  }, [waiting.length]);

  return (
    <div className="thread-pane">
      {conversation.startedBy === undefined && (
        <p className="help-message">
          <span className="help-message-label">{t('thread.helpMessage')}</span> {conversation.helpMessage}
        </p>
      )}
      <div
        ref={scroller}
        className="thread-scroller"
        // It scrolls, so the keyboard has to get there.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        tabIndex={0}
        role="log"
        aria-label={t('thread.log')}
        onScroll={event => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          setReadsAlong(scrollHeight - scrollTop - clientHeight < READING_ALONG_PX);
        }}
      >
        {thread ? (
          <ol className="thread">
            {entries.map(entry => (
              <Entry key={entry.key} entry={entry} conversation={conversation} />
            ))}
            {waiting.map(message => (
              <OutgoingBubble
                key={message.key}
                conversationId={conversation.conversationId}
                message={message}
              />
            ))}
          </ol>
        ) : (
          <Skeleton rows={5} height={56} />
        )}
      </div>
      {!readsAlong && (
        <Button className="thread-to-end" icon={<ArrowDownIcon />} onClick={scrollToEnd}>
          {t('thread.toEnd')}
        </Button>
      )}
    </div>
  );
}

function Entry({ entry, conversation }: { entry: TimelineEntry; conversation: Conversation }) {
  switch (entry.kind) {
    case 'message':
      return <MessageBubble message={entry.message} goesOn={entry.goesOn} contact={conversation.contact} />;
    case 'event':
      return <SystemLine event={entry.event} />;
    case 'day':
      return <li className="thread-day">{dayName(entry.at)}</li>;
  }
}
