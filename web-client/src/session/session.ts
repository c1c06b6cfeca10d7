import { authorizeWrites } from '../api/client';
import { Problem } from '../api/problem';
import { createContext, use } from 'react';

export interface Session {
  agentId: string;
  name: string;
  roles: string[];
  csrfToken: string;
  expiresAt: string;
  settings: { waitingAmberSeconds: number; waitingRedSeconds: number; webchat: boolean };
}

/** Who is signed in; null for nobody. */
export async function readSession(): Promise<Session | null> {
  const response = await fetch('/session');
  if (response.status === 204) return null;
  if (!response.ok) throw await Problem.of(response);
  const session = (await response.json()) as Session;
  authorizeWrites(session.csrfToken);
  return session;
}

/** May put anybody's conversation back to New and manage the tags. */
export function isOperator(session: Session): boolean {
  return session.roles.includes('operator') || session.roles.includes('admin');
}

/** May see and steer what the services do with events. */
export function isAdmin(session: Session): boolean {
  return session.roles.includes('admin');
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('used outside of SignedIn');
  return session;
}
