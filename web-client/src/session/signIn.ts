import { gatewayFetch } from '../api/client';

const LAST_TRY = 'handoff.sign-in-tried';

/** A second sign-in within this time means that the session is not kept: cookies are off, or a clock is wrong. */
const LOOP_MS = 10_000;

/** Leaves for the identity provider, which brings the person back to where they are now. */
export function signIn() {
  sessionStorage.setItem(LAST_TRY, String(Date.now()));
  const here = location.pathname + location.search;
  location.assign(`/session/sign-in?returnTo=${encodeURIComponent(here)}`);
}

/** Whether signing in by itself would go round in circles. */
export function isSignInLooping(): boolean {
  return Date.now() - Number(sessionStorage.getItem(LAST_TRY) ?? 0) < LOOP_MS;
}

/** Ends the session here and at the identity provider. */
export async function signOut() {
  const response = await gatewayFetch('/session/sign-out', { method: 'POST' });
  const { redirectTo } = (await response.json()) as { redirectTo: string };
  location.assign(redirectTo);
}

/** Somebody is signed in: the next time is a first try again. */
export function signInWorked() {
  sessionStorage.removeItem(LAST_TRY);
}
