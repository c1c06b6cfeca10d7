import { useText } from '../i18n/text';
import { useInboxScope, usePresence } from './InboxProvider';

/** Colleagues who look at the conversation or write in it, just now. */
export function PresenceLine({ conversationId }: { conversationId: string }) {
  const t = useText();
  const { me } = useInboxScope();
  const others = usePresence(conversationId).filter(agent => agent.agentId !== me.agentId);
  const typing = others.filter(agent => agent.state === 'typing').map(agent => agent.name);
  const viewing = others.filter(agent => agent.state === 'viewing').map(agent => agent.name);
  if (others.length === 0) return null;
  return (
    <span className="presence" data-testid="presence">
      {typing.length > 0 && ` · ${t('presence.typing', { names: typing.join(', '), count: typing.length })}`}
      {viewing.length > 0 &&
        ` · ${t('presence.viewing', { names: viewing.join(', '), count: viewing.length })}`}
    </span>
  );
}
