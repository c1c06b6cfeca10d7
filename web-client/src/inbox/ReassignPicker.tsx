import { useId, useState } from 'react';
import type { Conversation } from '../api/types';
import { useText } from '../i18n/text';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import { Picker } from '../ui/Picker';
import { Popover } from '../ui/Popover';
import { useAgents, useInboxScope } from './InboxProvider';
import { hasJoined, type Action } from './rules';
import './reassignPicker.css';

interface ReassignPickerProps {
  conversation: Conversation;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onReassign: (action: Action) => void;
}

/** Whom to hand an assigned conversation to; oneself, too. */
export function ReassignPicker({ conversation, open, onOpenChange, onReassign }: ReassignPickerProps) {
  const t = useText();
  const { me } = useInboxScope();
  const stayId = useId();
  const [stay, setStay] = useState(false);
  const agents = useAgents().filter(agent => agent.agentId !== conversation.assignee);
  const canStay = conversation.assignee === me.agentId && hasJoined(conversation, me);

  const pick = (agentId: string) => {
    onOpenChange(false);
    const agentName = agents.find(agent => agent.agentId === agentId)?.name ?? agentId;
    onReassign({ kind: 'reassign', agentId, agentName, stay: canStay && stay });
  };

  return (
    <Popover
      label={t('reassign.label')}
      open={open}
      onOpenChange={onOpenChange}
      trigger={<Button aria-keyshortcuts="r">{t('action.reassign')}</Button>}
    >
      <Picker
        label={t('reassign.find')}
        options={agents.map(agent => ({
          id: agent.agentId,
          label: agent.name,
          ...(agent.agentId === me.agentId ? { hint: t('standing.you') } : {}),
          mark: <Avatar name={agent.name} id={agent.agentId} />,
        }))}
        onPick={pick}
      />
      {canStay && (
        <label className="reassign-stay" htmlFor={stayId}>
          <input
            id={stayId}
            type="checkbox"
            checked={stay}
            onChange={event => setStay(event.target.checked)}
          />
          {t('reassign.stay')}
        </label>
      )}
    </Popover>
  );
}
