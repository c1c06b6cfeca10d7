import { isUnavailable, Problem } from '../api/problem';
import { shortTime, seconds } from '../i18n/time';
import type { Translate } from '../i18n/text';

/** Beyond this, how much faster somebody was says less than when it was. */
const RACE_MS = 20_000;

/** Whether the refusal means that the conversation is somebody else's business now. */
export function isTaken(error: unknown): boolean {
  return (
    error instanceof Problem && (error.code === 'already-assigned' || error.code === 'conversation-closed')
  );
}

/**
 * What happened instead, in words.
 *
 * @param triedAt when the agent tried, by this browser's clock
 */
export function refusalText(error: unknown, me: string, triedAt: number, t: Translate): string {
  if (!(error instanceof Problem)) return t('refusal.unreachable');
  switch (error.code) {
    case 'already-assigned':
      return alreadyAssigned(error, me, triedAt, t);
    case 'conversation-closed':
      return t('refusal.closed');
    case 'not-assigned':
      return t('refusal.notAssigned');
    case 'not-joined':
      return t('refusal.notJoined');
    case 'stale-version':
      return t('refusal.stale');
    case 'not-found':
      return t('refusal.notFound');
    case 'forbidden':
      return t('refusal.forbidden');
    default:
      return isUnavailable(error) ? t('refusal.unavailable') : t('refusal.other', { detail: error.message });
  }
}

function alreadyAssigned(error: Problem, me: string, triedAt: number, t: Translate): string {
  if (error.facts.assignee === me) return t('refusal.mineAlready');
  const name = String(error.facts.assigneeName ?? error.facts.assignee);
  const at = String(error.facts.assignedAt);
  const ahead = triedAt - Date.parse(at);
  // The clocks of the browser and the server need not agree.
  if (ahead < 50) return t('refusal.faster', { name });
  if (ahead < RACE_MS) return t('refusal.fasterBy', { name, time: seconds(ahead) });
  return t('refusal.assignedAt', { name, time: shortTime(at) });
}
