import { useEffect, useSyncExternalStore } from 'react';
import { useText } from '../i18n/text';
import { useCounts, useInboxScope } from '../inbox/InboxProvider';
import { Signal } from '../live/signal';

const BADGE = 'handoff.title-badge';
const NOTIFY = 'handoff.notifications';

const signal = new Signal();

/** How Handoff may call for attention: not at all, until somebody asks for it. */
export const attention = {
  subscribe: signal.subscribe,
  hasBadge: () => localStorage.getItem(BADGE) === 'on',
  notifies: () =>
    localStorage.getItem(NOTIFY) === 'on' && canNotify() && Notification.permission === 'granted',

  setBadge(on: boolean) {
    localStorage.setItem(BADGE, on ? 'on' : 'off');
    signal.raise();
  },

  /** Asks the browser for its permission where it is needed. Answers whether notifications are on. */
  async setNotifies(on: boolean): Promise<boolean> {
    const granted = on && canNotify() && (await Notification.requestPermission()) === 'granted';
    localStorage.setItem(NOTIFY, granted ? 'on' : 'off');
    signal.raise();
    return granted;
  },
};

export function canNotify(): boolean {
  return 'Notification' in window;
}

/** Keeps the title of the page, and tells of new conversations while the page is in the background. */
export function useAttention(page: string) {
  const t = useText();
  const { inbox } = useInboxScope();
  const hasBadge = useSyncExternalStore(attention.subscribe, attention.hasBadge);
  const notifies = useSyncExternalStore(attention.subscribe, attention.notifies);
  const waiting = useCounts()?.new ?? 0;

  useEffect(() => {
    document.title = `${hasBadge && waiting > 0 ? `(${waiting}) ` : ''}${page} · Handoff`;
  }, [page, hasBadge, waiting]);

  useEffect(() => {
    if (!notifies) return;
    return inbox.whenArrived(conversation => {
      if (document.visibilityState === 'visible') return;
      const title = t('notification.title', {
        name: conversation.contact.displayName ?? t('contact.unknown'),
      });
      const notification = new Notification(title, {
        body: conversation.helpMessage.slice(0, 200),
        tag: conversation.conversationId,
      });
      notification.onclick = () => window.focus();
    });
  }, [notifies, inbox, t]);
}
