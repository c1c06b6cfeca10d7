import type { Conversation } from '../api/types';
import { useText } from '../i18n/text';
import { Button, IconButton } from '../ui/Button';
import { BackIcon, CardIcon, MoreIcon } from '../ui/icons';
import { Menu, MenuItem } from '../ui/Menu';
import { Tooltip } from '../ui/Tooltip';
import { CloseQuestion } from './CloseQuestion';
import { useAgentName, useInboxScope } from './InboxProvider';
import { PresenceLine } from './PresenceLine';
import { ReassignPicker } from './ReassignPicker';
import { may, type Action } from './rules';
import { useActions } from './useActions';

/** What an action asks before it is done: whom to reassign to, or whether to close for good. */
export type Question = 'reassign' | 'close' | null;

interface ConversationHeadProps {
  conversation: Conversation;
  question: Question;
  onAsk: (question: Question) => void;
  onBack: () => void;
  onShowContact: () => void;
}

/** Who writes and where, who handles it, and what one can do about it. */
export function ConversationHead(props: ConversationHeadProps) {
  const t = useText();
  const { conversation, question, onAsk, onBack, onShowContact } = props;
  const { contact, channel, inbox } = conversation;
  return (
    <header className="conversation-head">
      <IconButton className="conversation-back" label={t('action.back')} onClick={onBack}>
        <BackIcon />
      </IconButton>
      <div className="conversation-who">
        <h2 className="one-line">
          {contact.displayName ?? contact.phone ?? contact.email ?? t('contact.unknown')}
        </h2>
        <p className="conversation-where one-line">
          {t(`channel.${channel}` as 'channel.web')} · {inbox} · <Standing conversation={conversation} />
          <PresenceLine conversationId={conversation.conversationId} />
        </p>
      </div>
      <Actions conversation={conversation} question={question} onAsk={onAsk} />
      <IconButton className="contact-toggle" label={t('contact.show')} onClick={onShowContact}>
        <CardIcon />
      </IconButton>
    </header>
  );
}

/** Who has it, and who takes part. */
function Standing({ conversation }: { conversation: Conversation }) {
  const t = useText();
  const nameOf = useAgentName();
  const { me } = useInboxScope();
  const { assignee, assigneeName, participants, closedAt } = conversation;
  const handled =
    closedAt !== null
      ? t('standing.closed', { name: assigneeName ?? assignee ?? '' })
      : assignee === null
        ? t('standing.new')
        : assignee === me.agentId
          ? t('standing.mine')
          : t('standing.assigned', { name: assigneeName ?? assignee });
  const joined = participants.map(id => (id === me.agentId ? t('standing.you') : nameOf(id))).join(', ');
  return (
    <span data-testid="standing">
      {handled}
      {joined !== '' && ` · ${t('standing.joined', { names: joined })}`}
    </span>
  );
}

type ActionsProps = Pick<ConversationHeadProps, 'conversation' | 'question' | 'onAsk'>;

function Actions({ conversation, question, onAsk }: ActionsProps) {
  const t = useText();
  const { me } = useInboxScope();
  const perform = useActions();
  const can = (kind: Action['kind']) => may(kind, conversation, me);
  const run = (action: Action) => void perform(conversation, action);

  return (
    <div className="conversation-actions">
      <span className="action-place action-place-own">
        {can('assign') && (
          <Tooltip text={t('keys.assign')} keys="A">
            <Button kind="primary" aria-keyshortcuts="a" onClick={() => run({ kind: 'assign' })}>
              {t('action.assign')}
            </Button>
          </Tooltip>
        )}
        {can('reassign') && (
          <ReassignPicker
            conversation={conversation}
            open={question === 'reassign'}
            onOpenChange={open => onAsk(open ? 'reassign' : null)}
            onReassign={run}
          />
        )}
      </span>
      <span className="action-place action-place-join">
        {can('join') && (
          <Tooltip text={t('keys.join')} keys="O">
            <Button aria-keyshortcuts="o" onClick={() => run({ kind: 'join' })}>
              {t('action.join')}
            </Button>
          </Tooltip>
        )}
        {can('leave') && (
          <Tooltip text={t('keys.leave')} keys="L">
            <Button aria-keyshortcuts="l" onClick={() => run({ kind: 'leave', handBackToBot: false })}>
              {t('action.leave')}
            </Button>
          </Tooltip>
        )}
      </span>
      <span className="action-place action-place-close">
        {can('close') && (
          <Tooltip text={t('keys.close')} keys="E">
            <Button aria-keyshortcuts="e" onClick={() => onAsk('close')}>
              {t('action.close')}
            </Button>
          </Tooltip>
        )}
      </span>
      {(can('unassign') || can('leave')) && (
        <Menu
          trigger={
            <IconButton label={t('action.more')}>
              <MoreIcon />
            </IconButton>
          }
        >
          {can('leave') && (
            <MenuItem onSelect={() => run({ kind: 'leave', handBackToBot: true })}>
              {t('action.handBack')}
            </MenuItem>
          )}
          {can('unassign') && (
            <MenuItem onSelect={() => run({ kind: 'unassign' })}>{t('action.unassign')}</MenuItem>
          )}
        </Menu>
      )}
      {question === 'close' && can('close') && (
        <CloseQuestion
          onCancel={() => onAsk(null)}
          onClose={() => {
            onAsk(null);
            run({ kind: 'close' });
          }}
        />
      )}
    </div>
  );
}
