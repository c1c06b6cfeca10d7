import type { Message } from '../api/types';
import { Signal } from '../live/signal';
import { drafts } from '../session/drafts';
import { sendMessage } from './inboxCalls';
import type { Turns } from './turns';

/** An answer on its way to the server and back. */
export interface OutgoingMessage {
  /** Makes repeated tries one message. */
  key: string;
  text: string;
  at: string;
  /** The last message of the thread when this one was written. */
  after: string | undefined;
  state: 'sending' | 'failed' | 'sent';
  /** Known once it is sent. */
  messageId?: string;
}

const NOTHING: OutgoingMessage[] = [];

/**
 * Answers that the thread does not show yet. A failed one stays until the agent tries again or throws it away; whatever is
 * unsent when the page is left is a draft again.
 */
export class Outbox {
  readonly signal = new Signal();
  private readonly messages = new Map<string, OutgoingMessage[]>();
  private readonly agentId: string;
  private readonly turns: Turns;

  constructor(agentId: string, turns: Turns) {
    this.agentId = agentId;
    this.turns = turns;
  }

  of(conversationId: string): OutgoingMessage[] {
    return this.messages.get(conversationId) ?? NOTHING;
  }

  /** @throws Problem what the server refused */
  async send(conversationId: string, text: string, after: string | undefined) {
    const key = crypto.randomUUID();
    await this.attempt(conversationId, { key, text, at: new Date().toISOString(), after, state: 'sending' });
  }

  /** @throws Problem what the server refused */
  async sendAgain(conversationId: string, message: OutgoingMessage) {
    await this.attempt(conversationId, { ...message, state: 'sending' });
  }

  remove(conversationId: string, key: string) {
    this.set(
      conversationId,
      this.of(conversationId).filter(message => message.key !== key),
    );
  }

  private async attempt(conversationId: string, message: OutgoingMessage) {
    this.put(conversationId, message);
    try {
      const { messageId } = await this.turns.take(conversationId, () =>
        sendMessage(conversationId, message.text, message.key),
      );
      this.put(conversationId, { ...message, state: 'sent', messageId });
    } catch (error) {
      this.put(conversationId, { ...message, state: 'failed' });
      throw error;
    }
  }

  private put(conversationId: string, message: OutgoingMessage) {
    const messages = this.of(conversationId);
    const at = messages.findIndex(other => other.key === message.key);
    this.set(conversationId, at < 0 ? [...messages, message] : messages.with(at, message));
  }

  private set(conversationId: string, messages: OutgoingMessage[]) {
    this.messages.set(conversationId, messages);
    const unsent = messages.filter(message => message.state !== 'sent');
    drafts.keepUnsent(
      this.agentId,
      conversationId,
      unsent.map(message => message.text),
    );
    this.signal.raise();
  }
}

/**
 * Those that the thread does not hold. The stream may bring a message before its own call is answered: then it is told
 * by its text, among the messages that came after it was written.
 */
export function notYetIn(thread: Message[], outgoing: OutgoingMessage[], agentId: string): OutgoingMessage[] {
  return outgoing.filter(message => {
    if (message.state === 'failed') return true;
    if (message.state === 'sent') return !thread.some(said => said.messageId === message.messageId);
    const later = thread.slice(thread.findIndex(said => said.messageId === message.after) + 1);
    return !later.some(said => said.by === agentId && said.text === message.text);
  });
}
