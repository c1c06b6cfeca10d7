import { useCallback, useEffect, useRef } from 'react';
import { Problem } from '../api/problem';
import type { PresenceState } from '../api/types';
import { tellPresence } from './inboxCalls';

/** The server forgets who is there after 10 s. */
const AGAIN_MS = 7_000;
const TYPING_LASTS_MS = 4_000;
const TYPING_AGAIN_MS = 3_000;

let isUnderstood = true;

function tell(conversationId: string, state: PresenceState) {
  if (!isUnderstood) return;
  tellPresence(conversationId, state).catch((error: unknown) => {
    // A server that knows no presence is not asked again; anything else is tried with the next beat.
    if (error instanceof Problem && (error.status === 404 || error.status === 405)) isUnderstood = false;
  });
}

/** Tells colleagues that one looks at a conversation, as long as one does. Answers what to call while one writes. */
export function useTellPresence(conversationId: string): () => void {
  const typingUntil = useRef(0);
  const toldTypingAt = useRef(0);

  useEffect(() => {
    const beat = () => {
      if (document.visibilityState === 'hidden') return;
      tell(conversationId, Date.now() < typingUntil.current ? 'typing' : 'viewing');
    };
    const leave = () => tell(conversationId, 'gone');
    const showOrHide = () => (document.visibilityState === 'hidden' ? leave() : beat());
    beat();
    const timer = setInterval(beat, AGAIN_MS);
    document.addEventListener('visibilitychange', showOrHide);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', showOrHide);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [conversationId]);

  return useCallback(() => {
    const now = Date.now();
    typingUntil.current = now + TYPING_LASTS_MS;
    if (now - toldTypingAt.current < TYPING_AGAIN_MS) return;
    toldTypingAt.current = now;
    tell(conversationId, 'typing');
  }, [conversationId]);
}
