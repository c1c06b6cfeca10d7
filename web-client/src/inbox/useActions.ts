import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { isUnavailable } from '../api/problem';
import type { Conversation } from '../api/types';
import { useText } from '../i18n/text';
import { toasts } from '../ui/toasts';
import { useInboxScope } from './InboxProvider';
import { isTaken, refusalText } from './refusal';
import { may, type Action } from './rules';

/** Does something with a conversation; a refusal is told in a toast, with the next useful thing to do. */
export function useActions() {
  const t = useText();
  const navigate = useNavigate();
  const { inbox, me } = useInboxScope();

  const openNext = useCallback(() => {
    const next = inbox.list({ folder: 'new' }).state().ids[0];
    if (next === undefined) void navigate({ to: '/inbox/$folder', params: { folder: 'new' } });
    else {
      void navigate({
        to: '/inbox/$folder/$conversationId',
        params: { folder: 'new', conversationId: next },
      });
    }
  }, [inbox, navigate]);

  return useCallback(
    /** Answers whether it was done. */
    async function perform(conversation: Conversation, action: Action): Promise<boolean> {
      if (!may(action.kind, conversation, me)) return false;
      const triedAt = Date.now();
      const id = conversation.conversationId;
      try {
        await inbox.act(id, action);
        return true;
      } catch (error) {
        inbox.read(id).catch(() => undefined);
        const tryAgain = { label: t('action.tryAgain'), run: () => void perform(conversation, action) };
        const next = { label: t('action.openNext'), run: openNext };
        toasts.show({
          kind: 'problem',
          text: refusalText(error, me.agentId, triedAt, t),
          action: isTaken(error) ? next : isUnavailable(error) ? tryAgain : undefined,
        });
        return false;
      }
    },
    [inbox, me, t, openNext],
  );
}
