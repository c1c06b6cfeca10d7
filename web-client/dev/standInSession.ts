import { execFile } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import type { Plugin, Connect } from 'vite';

const run = promisify(execFile);
const tokens = new Map<string, Promise<string>>();

/**
 * Signs in without the gateway while developing: the person is named by the cookie "as" (default: anna), the token
 * comes from `./handoff token`. The gateway itself signs in by its own session cookie, which is bound to its address.
 */
export function standInSession(): Plugin {
  return {
    name: 'stand-in-session',
    configureServer: server => void server.middlewares.use(answerSession),
    configurePreviewServer: server => void server.middlewares.use(answerSession),
  };
}

/** For the proxy: who calls, as a bearer token. */
export const addToken: Connect.NextHandleFunction = (request, _response, next) => {
  if (!request.url?.startsWith('/api/') || request.headers.authorization) {
    next();
    return;
  }
  token(person(request)).then(value => {
    delete request.headers.cookie;
    request.headers.authorization = `Bearer ${value}`;
    next();
  }, next);
};

const answerSession: Connect.NextHandleFunction = (request, response, next) => {
  const address = new URL(request.url ?? '/', 'http://localhost');
  if (address.pathname === '/session/sign-in') {
    const returnTo = address.searchParams.get('returnTo') ?? '/';
    response.writeHead(302, { Location: returnTo, 'Set-Cookie': 'signed-out=; Path=/; Max-Age=0' }).end();
  } else if (address.pathname === '/session/sign-out') {
    response.setHeader('Set-Cookie', 'signed-out=1; Path=/');
    json(response, 200, { redirectTo: '/' });
  } else if (address.pathname === '/session') {
    if (request.headers.cookie?.includes('signed-out=1')) response.writeHead(204).end();
    else answerPerson(person(request), response, next);
  } else addToken(request, response, next);
};

function answerPerson(id: string, response: ServerResponse, next: Connect.NextFunction) {
  token(id).then(value => {
    const claims = JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString()) as {
      sub: string;
      name: string;
      roles: string[];
    };
    json(response, 200, {
      agentId: claims.sub,
      name: claims.name,
      roles: claims.roles,
      csrfToken: 'development',
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      settings: { waitingAmberSeconds: 120, waitingRedSeconds: 300, webchat: true },
    });
  }, next);
}

function person(request: IncomingMessage): string {
  return /(?:^|; )as=([a-z]+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'anna';
}

/** Asked for again after some minutes, since it expires. */
function token(id: string): Promise<string> {
  let known = tokens.get(id);
  if (!known) {
    known = run('../handoff', ['token', id]).then(output => output.stdout.trim());
    tokens.set(id, known);
    setTimeout(() => tokens.delete(id), 240_000).unref();
  }
  return known;
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
