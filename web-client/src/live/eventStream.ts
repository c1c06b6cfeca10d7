import { Problem } from '../api/problem';
import { backoff } from './backoff';
import { EventStreamParser, type StreamEvent } from './eventStreamParser';

/** The server writes at least a comment every 15 s; a connection that is silent for longer than two of them is dead. */
const SILENCE_MS = 35_000;

/** A stream that ends sooner than this did not end in good order. */
const SHORT_LIFE_MS = 5_000;

export interface StreamListener {
  /** A connection stands; what was missed comes next if this stream had an id. */
  connected(resuming: boolean): void;
  /** What came in one piece, in its order; never empty. */
  received(events: StreamEvent[]): void;
  /** Something came, be it a comment: the server is there. */
  heard?(): void;
  /** The connection is lost, and the next try comes by itself. */
  lost(): void;
  /** The server says that there is no session any more, or may not be: no more tries. */
  refused(problem: Problem): void;
}

/**
 * A stream of server-sent events that comes back by itself. Unlike the browser's EventSource it sees status codes, can
 * send headers, and notices a connection that died without saying so.
 */
export class EventStream {
  private readonly address: string;
  private readonly listener: StreamListener;
  private readonly headers: Record<string, string>;
  private lastEventId: string | null = null;
  private failures = 0;
  private connection: AbortController | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(address: string, listener: StreamListener, headers: Record<string, string> = {}) {
    this.address = address;
    this.listener = listener;
    this.headers = headers;
  }

  start() {
    window.addEventListener('online', this.reconnectNow);
    window.addEventListener('offline', this.wentOffline);
    void this.connect();
  }

  stop() {
    window.removeEventListener('online', this.reconnectNow);
    window.removeEventListener('offline', this.wentOffline);
    this.drop();
  }

  /** The server no longer knows where we were: begin anew with the next connection. */
  forgetPosition() {
    this.lastEventId = null;
  }

  private drop() {
    clearTimeout(this.retry);
    clearTimeout(this.watchdog);
    this.connection?.abort();
    this.connection = null;
  }

  private readonly reconnectNow = () => {
    this.drop();
    this.failures = 0;
    void this.connect();
  };

  private readonly wentOffline = () => {
    this.drop();
    this.listener.lost();
  };

  private async connect() {
    const connection = new AbortController();
    const startedAt = Date.now();
    this.connection = connection;
    this.watch(connection);
    try {
      await this.read(connection);
      // The server ends streams in good order when the token they began with expires.
      if (this.connection === connection && Date.now() - startedAt > SHORT_LIFE_MS) {
        void this.connect();
        return;
      }
    } catch (error) {
      if (error instanceof Problem && (error.status === 401 || error.status === 403)) {
        this.drop();
        this.listener.refused(error);
        return;
      }
    }
    if (this.connection !== connection) return;
    this.drop();
    this.failures++;
    this.listener.lost();
    this.retry = setTimeout(() => void this.connect(), backoff(this.failures));
  }

  private async read(connection: AbortController) {
    const response = await fetch(this.address, {
      headers: this.requestHeaders(),
      signal: connection.signal,
      cache: 'no-store',
    });
    if (!response.ok || !response.body) throw await Problem.of(response);
    this.failures = 0;
    this.listener.connected(this.lastEventId !== null);
    const parser = new EventStreamParser();
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      if (this.connection !== connection) return;
      this.watch(connection);
      this.listener.heard?.();
      this.pass(parser.push(piece));
    }
  }

  private pass(events: StreamEvent[]) {
    if (events.length === 0) return;
    this.listener.received(events);
    for (const event of events) if (event.id !== null) this.lastEventId = event.id;
  }

  private requestHeaders(): Record<string, string> {
    const headers = { ...this.headers, Accept: 'text/event-stream' };
    return this.lastEventId === null ? headers : { ...headers, 'Last-Event-ID': this.lastEventId };
  }

  private watch(connection: AbortController) {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => connection.abort(), SILENCE_MS);
  }
}
