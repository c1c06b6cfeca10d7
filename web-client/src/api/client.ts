import createClient from 'openapi-fetch';
import type { paths as ContactPaths } from './generated/contacts';
import type { paths as ExportPaths } from './generated/exports';
import type { paths as InboxPaths } from './generated/inbox';
import { Problem } from './problem';

let csrfToken = '';
let onSignedOut: () => void = () => undefined;

/** Set once per session; writes without the token are refused. */
export function authorizeWrites(token: string) {
  csrfToken = token;
}

/** What to do when the session has ended: called at each 401. */
export function whenSignedOut(action: () => void) {
  onSignedOut = action;
}

/** fetch for the gateway: writes carry the CSRF token, a refusal is thrown as a Problem. */
export async function gatewayFetch(input: Request | string, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  if (request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken);
  const response = await fetch(request);
  if (response.ok) return response;
  if (response.status === 401) onSignedOut();
  throw await Problem.of(response);
}

const options = { baseUrl: '/', fetch: gatewayFetch };

// The calls of the published API documents. A refusal is thrown as a Problem, never answered.
export const inboxApi = createClient<InboxPaths>(options);
export const contactsApi = createClient<ContactPaths>(options);
export const exportsApi = createClient<ExportPaths>(options);

/** The body of an answer, as the type that the documents are too modest to promise (see types.ts). */
export async function answer<T>(call: Promise<{ data?: unknown }>): Promise<T> {
  return (await call).data as T;
}

/** A header for a call that may be sent twice but must happen once. */
export function once(key: string = crypto.randomUUID()) {
  return { 'Idempotency-Key': key };
}
