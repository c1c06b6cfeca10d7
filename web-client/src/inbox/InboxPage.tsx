import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { FolderName } from '../api/types';
import { useText } from '../i18n/text';
import { useAttention } from '../shell/attention';
import { EmptyState } from '../ui/EmptyState';
import { ChatIcon } from '../ui/icons';
import { ContactPane } from './ContactPane';
import { ConversationList } from './ConversationList';
import { ConversationView } from './ConversationView';
import { useConversationKeys } from './useConversationKeys';
import './inboxPage.css';

/** Three panes: the folder's list, the conversation that is open, and who writes in it. */
export function InboxPage() {
  const t = useText();
  const navigate = useNavigate();
  const params = useParams({ strict: false });
  const search = useSearch({ from: '/inbox/$folder' });
  const [showsContact, setShowsContact] = useState(false);
  const folder = (params.folder ?? 'new') as FolderName;
  const { conversationId } = params;
  const [question, ask] = useConversationKeys(folder, search, conversationId);
  useAttention(t(`folder.${folder}`));

  const close = () => void navigate({ to: '/inbox/$folder', params: { folder }, search });

  return (
    <div className="inbox-page" data-open={conversationId === undefined ? undefined : true}>
      <ConversationList folder={folder} search={search} openId={conversationId} />
      {conversationId === undefined ? (
        <div className="inbox-nothing-open">
          <EmptyState picture={<ChatIcon />} title={t('thread.none')} hint={t('thread.noneHint')} />
        </div>
      ) : (
        <>
          <ConversationView
            key={conversationId}
            conversationId={conversationId}
            question={question}
            onAsk={ask}
            onBack={close}
            onShowContact={() => setShowsContact(shows => !shows)}
          />
          <ContactPane
            conversationId={conversationId}
            isShown={showsContact}
            onClose={() => setShowsContact(false)}
          />
        </>
      )}
    </div>
  );
}
