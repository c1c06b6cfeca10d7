import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { whenSignedOut } from '../api/client';
import { useText } from '../i18n/text';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { readSession, SessionContext } from './session';
import { isSignInLooping, signIn, signInWorked } from './signIn';

/** Shows its children to somebody who is signed in, and sends everybody else to sign in. */
export function SignedIn({ children }: { children: ReactNode }) {
  const t = useText();
  const session = useQuery({
    queryKey: ['session'],
    queryFn: readSession,
    // Somebody may have signed out, or in as somebody else, in another tab.
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  });
  const [looping] = useState(isSignInLooping);
  const mustSignIn = session.data === null;

  useEffect(() => {
    if (!session.data) return;
    signInWorked();
    whenSignedOut(signIn);
  }, [session.data]);

  useEffect(() => {
    if (mustSignIn && !looping) signIn();
  }, [mustSignIn, looping]);

  useOneAgent(session.data?.agentId);

  if (session.data) return <SessionContext value={session.data}>{children}</SessionContext>;
  if (mustSignIn && looping) {
    return (
      <EmptyState title={t('session.signedOut')} hint={t('session.signedOutHint')}>
        <Button kind="primary" onClick={signIn}>
          {t('session.signIn')}
        </Button>
      </EmptyState>
    );
  }
  if (session.isError) {
    return (
      <EmptyState title={t('session.unreachable')} hint={t('session.unreachableHint')}>
        <Button kind="primary" onClick={() => void session.refetch()}>
          {t('action.tryAgain')}
        </Button>
      </EmptyState>
    );
  }
  return null;
}

/** Everything on the page is somebody's: for somebody else it begins anew. */
function useOneAgent(agentId: string | undefined) {
  const first = useRef<string>(undefined);
  useEffect(() => {
    first.current ??= agentId;
    if (agentId !== first.current) location.reload();
  }, [agentId]);
}
