import type { PastEvent } from '../api/types';
import { useText, type Translate } from '../i18n/text';
import { Time } from '../ui/Time';
import { useAgentName } from './InboxProvider';

/** What happened to the conversation, between what was said in it. */
export function SystemLine({ event }: { event: PastEvent }) {
  const t = useText();
  const nameOf = useAgentName();
  return (
    <li className="system-line" data-testid="system-line">
      <span>{eventText(event, nameOf, t)}</span> <Time at={event.at} style="clock" />
    </li>
  );
}

function eventText(event: PastEvent, nameOf: (id: string) => string, t: Translate): string {
  const { by, data, type } = event;
  const person = (id: unknown) => nameOf(String(id));
  const name = person(by);
  switch (type.replace('handoff.conversation.', '').replace('.v1', '')) {
    case 'escalated':
      return t('event.escalated');
    case 'started':
      return t('event.started', { name });
    case 'assigned':
      return data.assignee === by
        ? t('event.assigned', { name })
        : t('event.assignedTo', { name, to: person(data.assignee) });
    case 'reassigned':
      return t('event.reassigned', { name, from: person(data.from), to: person(data.to) });
    case 'unassigned':
      return t('event.unassigned', { name });
    case 'agent-joined':
      return t('event.joined', { name: person(data.agentId) });
    case 'agent-left':
      return t(data.handBackToBot === true ? 'event.handedBack' : 'event.left', {
        name: person(data.agentId),
      });
    case 'closed':
      return t('event.closed', { name });
    default:
      // A newer server may tell of things that this page does not know.
      return type;
  }
}
