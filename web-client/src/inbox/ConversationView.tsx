import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Problem } from '../api/problem';
import { useText } from '../i18n/text';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Skeleton } from '../ui/Skeleton';
import { Composer } from './Composer';
import { ConversationHead, type Question } from './ConversationHead';
import { useConversation, useInboxScope } from './InboxProvider';
import { threadQuery } from './thread';
import { ThreadPane } from './ThreadPane';
import { useTellPresence } from './useTellPresence';
import './conversationView.css';

interface ConversationViewProps {
  conversationId: string;
  question: Question;
  onAsk: (question: Question) => void;
  onBack: () => void;
  onShowContact: () => void;
}

/** One conversation: who and where, what was said, and where one answers. */
export function ConversationView(props: ConversationViewProps) {
  const { conversationId, question, onAsk, onBack, onShowContact } = props;
  const t = useText();
  const { inbox } = useInboxScope();
  const client = useQueryClient();
  const conversation = useConversation(conversationId);
  const view = useRef<HTMLElement>(null);
  const read = useQuery({
    queryKey: ['conversation', conversationId],
    queryFn: () => inbox.read(conversationId),
    // Kept right by the stream once it is known.
    staleTime: 10_000,
  });
  const thread = useQuery(threadQuery(client, conversationId));
  const tellTyping = useTellPresence(conversationId);

  const version = conversation?.version;
  const known = thread.data?.version;
  const refetch = thread.refetch;
  useEffect(() => {
    if (version !== undefined && known !== undefined && version > known) void refetch();
  }, [version, known, refetch]);

  // A button that goes away with its action leaves the focus with the conversation.
  useEffect(() => {
    if (document.activeElement === document.body) view.current?.focus({ preventScroll: true });
  });

  if (!conversation) {
    const isUnknown = read.error instanceof Problem && read.error.status === 404;
    return (
      <section className="conversation-view" aria-label={t('thread.label')}>
        {read.isError ? (
          <EmptyState
            title={isUnknown ? t('thread.unknown') : t('list.failed')}
            hint={isUnknown ? t('thread.unknownHint') : t('refusal.unreachable')}
          >
            <Button onClick={isUnknown ? onBack : () => void read.refetch()}>
              {isUnknown ? t('action.back') : t('action.tryAgain')}
            </Button>
          </EmptyState>
        ) : (
          <Skeleton rows={6} height={64} />
        )}
      </section>
    );
  }

  return (
    <section ref={view} className="conversation-view" aria-label={t('thread.label')} tabIndex={-1}>
      <ConversationHead
        conversation={conversation}
        question={question}
        onAsk={onAsk}
        onBack={onBack}
        onShowContact={onShowContact}
      />
      <ThreadPane conversation={conversation} thread={thread.data} />
      <Composer
        conversation={conversation}
        lastMessageId={thread.data?.messages.at(-1)?.messageId}
        onTyping={tellTyping}
      />
    </section>
  );
}
