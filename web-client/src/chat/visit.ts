import { Problem } from '../api/problem';
import type { ChatMessage, ChatState } from '../api/types';
import { EventStream, type StreamListener } from '../live/eventStream';

const KEPT = 'handoff.visit';

/** One visitor's chat. The token says who they are; it is kept for as long as the tab is open. */
export class Visit {
  private readonly token: string;

  private constructor(token: string) {
    this.token = token;
  }

  /** The one that this tab was in before it was loaded again, if any. */
  static kept(): Visit | null {
    const token = sessionStorage.getItem(KEPT);
    return token === null ? null : new Visit(token);
  }

  static forget() {
    sessionStorage.removeItem(KEPT);
  }

  /** Begins anew. @throws Problem if the chat is off, or busy */
  static async begin(language: string): Promise<{ visit: Visit; messages: ChatMessage[] }> {
    const response = await call('visits', { method: 'POST', body: JSON.stringify({ language }) });
    const { token, messages } = (await response.json()) as { token: string; messages: ChatMessage[] };
    sessionStorage.setItem(KEPT, token);
    return { visit: new Visit(token), messages };
  }

  async read(): Promise<{ items: ChatMessage[] } & ChatState> {
    const response = await call('messages', { headers: this.headers() });
    return (await response.json()) as { items: ChatMessage[] } & ChatState;
  }

  /** @param key makes repeated tries one message */
  async send(text: string, key: string): Promise<ChatMessage> {
    const response = await call('messages', {
      method: 'POST',
      headers: { ...this.headers(), 'Idempotency-Key': key },
      body: JSON.stringify({ text }),
    });
    return (await response.json()) as ChatMessage;
  }

  async askForHuman(): Promise<ChatState> {
    const response = await call('human', { method: 'POST', headers: this.headers() });
    return (await response.json()) as ChatState;
  }

  stream(listener: StreamListener): EventStream {
    return new EventStream('/api/webchat/stream', listener, this.headers());
  }

  private headers(): Record<string, string> {
    return { Authorization: `Visitor ${this.token}` };
  }
}

async function call(
  path: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> },
): Promise<Response> {
  const headers =
    init.body === undefined ? init.headers : { ...init.headers, 'Content-Type': 'application/json' };
  // A visitor is nobody of the team, even where somebody of the team plays one.
  const options: RequestInit = { ...init, credentials: 'omit', ...(headers ? { headers } : {}) };
  const response = await fetch(`/api/webchat/${path}`, options);
  if (!response.ok) throw await Problem.of(response);
  return response;
}
