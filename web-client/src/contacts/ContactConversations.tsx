import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Engagement } from '../api/types';
import { useText } from '../i18n/text';
import { useConversation, useInboxScope } from '../inbox/InboxProvider';
import { Time } from '../ui/Time';
import { useEngagements } from './useContacts';

interface ContactConversationsProps {
  contactId: string;
  /** The one that is open beside the card. */
  without: string | undefined;
}

/** What the contact wrote about, newest first. */
export function ContactConversations({ contactId, without }: ContactConversationsProps) {
  const t = useText();
  const engagements = useEngagements(contactId);
  const others = engagements.data?.filter(engagement => engagement.conversationId !== without) ?? [];
  if (engagements.isSuccess && others.length === 0) {
    return <p className="contact-card-none">{t('contact.noConversations')}</p>;
  }
  return (
    <ul>
      {others.map(engagement => (
        <li key={engagement.conversationId}>
          <OneConversation engagement={engagement} />
        </li>
      ))}
    </ul>
  );
}

function OneConversation({ engagement: { conversationId, at, channel } }: { engagement: Engagement }) {
  const t = useText();
  const { inbox } = useInboxScope();
  const conversation = useConversation(conversationId);
  useQuery({
    queryKey: ['conversation', conversationId],
    queryFn: () => inbox.read(conversationId),
    enabled: conversation === undefined,
    staleTime: 60_000,
    retry: false,
  });
  return (
    <Link
      to="/inbox/$folder/$conversationId"
      params={{ folder: conversation?.folder ?? 'closed', conversationId }}
      className="engagement"
    >
      <Time at={at} />
      <span className="engagement-text one-line">
        {conversation?.helpMessage ?? t(`channel.${channel}` as 'channel.web')}
      </span>
      {conversation && <span>{t(`folder.${conversation.folder}`)}</span>}
    </Link>
  );
}
