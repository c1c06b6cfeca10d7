import { isUnavailable, Problem } from '../api/problem';
import type { Projection } from '../api/types';
import type { Translate } from '../i18n/text';
import { elapsed } from '../i18n/time';
import type { Choice } from './operationsCalls';

/** The one that stands for publishing again, and does nothing in between. */
export const REPUBLISH = 'republish';

/** What can be asked of a projection as it is now; nothing is offered that would be refused. */
export function choices({ name, status, replayable }: Projection): Choice[] {
  if (!replayable && name !== REPUBLISH) return status === 'paused' ? ['resume'] : ['pause'];
  switch (status) {
    case 'running':
      return replayable ? ['replay', 'compare'] : ['republish'];
    case 'replaying':
      return ['pause', 'cancel'];
    case 'paused':
    case 'failed':
      return ['resume', 'cancel'];
  }
}

/** Whether it is on a way that has an end. */
export function isUnderWay({ name, status, replayable }: Projection): boolean {
  return status !== 'running' && (replayable || name === REPUBLISH);
}

/** How long it will take at the pace of now; undefined where it does not move. */
export function timeLeft({ lag, eventsPerSecond }: Projection): string | undefined {
  return eventsPerSecond > 0 && lag > 0 ? elapsed(Math.ceil(lag / eventsPerSecond) * 1000) : undefined;
}

/** Never 100 before it is done. */
export function percent({ progress }: Projection): number {
  return Math.min(99, Math.floor(progress * 100));
}

/** A position or a time as somebody writes it; undefined for nothing. The service says what is wrong with it. */
export function pointOf(written: string): string | number | undefined {
  const text = written.trim();
  if (text === '') return undefined;
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}

/** Why something was not done, and what to do about it. */
export function whyNot(error: unknown, t: Translate): string {
  if (!(error instanceof Problem)) return t('refusal.unreachable');
  if (error.status === 403) return t('refusal.forbidden');
  if (isUnavailable(error)) return t('refusal.unavailable');
  return t('refusal.other', { detail: error.message });
}
