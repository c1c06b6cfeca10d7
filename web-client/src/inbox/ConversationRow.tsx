import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { Conversation, FolderName } from '../api/types';
import { useText } from '../i18n/text';
import { useSession } from '../session/session';
import type { InboxSearch } from '../shell/router';
import { Avatar } from '../ui/Avatar';
import { Elapsed, Time, useTicking } from '../ui/Time';
import { useConversation, useIsPending } from './InboxProvider';
import './conversationRow.css';

interface ConversationRowProps {
  id: string;
  folder: FolderName;
  search: InboxSearch;
  isOpen: boolean;
  /** In pixels from the top of the list. */
  top: number;
  position: number;
  /** How many rows there are; -1 where nobody knows. */
  total: number;
}

export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { id, folder, search, isOpen, top, position, total } = props;
  const conversation = useConversation(id);
  const isPending = useIsPending(id);

  if (!conversation) return null;
  const isGone = conversation.folder !== folder;
  return (
    <li
      className="conversation-item"
      aria-posinset={position}
      aria-setsize={total}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Link
        to="/inbox/$folder/$conversationId"
        params={{ folder, conversationId: id }}
        search={search}
        className="conversation-row"
        data-conversation-id={id}
        data-pending={isPending || undefined}
        data-gone={isGone || undefined}
        data-open={isOpen || undefined}
        activeOptions={{ includeSearch: false }}
        preload={false}
      >
        <RowContent conversation={conversation} folder={folder} isGone={isGone} />
      </Link>
    </li>
  );
});

interface RowContentProps {
  conversation: Conversation;
  folder: FolderName;
  isGone: boolean;
}

function RowContent({ conversation, folder, isGone }: RowContentProps) {
  const t = useText();
  const { contact, lastMessage, channel, inbox, assignee, assigneeName } = conversation;
  const who = contact.displayName ?? contact.phone ?? contact.email ?? t('contact.unknown');
  return (
    <>
      <span className="row-line">
        <span className="row-name one-line">{who}</span>
        <span className="row-time tabular">
          {folder === 'new' ? <Waiting since={conversation.escalatedAt} /> : <Time at={lastMessage.at} />}
        </span>
      </span>
      <span className="row-text one-line">
        {folder === 'new' ? conversation.helpMessage : lastMessage.text}
      </span>
      <span className="row-line row-where">
        <span className="one-line">
          {t(`channel.${channel}` as 'channel.web')} · {inbox}
        </span>
        {isGone ? (
          <span className="row-gone one-line">{goneText(conversation, t)}</span>
        ) : (
          assignee !== null &&
          folder !== 'mine' && (
            <span className="row-assignee one-line">
              <Avatar name={assigneeName ?? assignee} id={assignee} />
              {assigneeName ?? assignee}
            </span>
          )
        )}
      </span>
    </>
  );
}

function goneText(conversation: Conversation, t: ReturnType<typeof useText>): string {
  if (conversation.folder === 'assigned') return t('list.takenBy', { name: conversation.assigneeName ?? '' });
  return t('list.movedTo', { folder: t(`folder.${conversation.folder}`) });
}

/** How long somebody waits: the longer, the more it shows. */
function Waiting({ since }: { since: string }) {
  const { waitingAmberSeconds, waitingRedSeconds } = useSession().settings;
  const start = Date.parse(since);
  const level = useTicking(() => {
    const waited = (Date.now() - start) / 1000;
    return waited >= waitingRedSeconds ? 'red' : waited >= waitingAmberSeconds ? 'amber' : 'calm';
  });
  return (
    <span className={`waiting-${level}`} data-waiting={level}>
      <Elapsed since={since} />
    </span>
  );
}
