import type { ContactSeen, Conversation } from '../api/types';
import { expected, type Action, type Me } from './rules';

/** Told of each change to what the server has said. */
export type ChangeListener = (conversation: Conversation, moved: boolean) => void;

/**
 * The one place that knows conversations: what the server said last, and on top of it what is to be expected of actions
 * that it has not answered yet. Versions never go back, from wherever news arrives.
 */
export class ConversationStore {
  private readonly me: Me;
  private readonly known = new Map<string, Conversation>();
  private readonly pending = new Map<string, Action[]>();
  private readonly seen = new Map<string, Conversation>();
  private readonly contactToldAt = new Map<string, number>();
  private readonly whenChanged: ChangeListener;

  constructor(me: Me, whenChanged: ChangeListener) {
    this.me = me;
    this.whenChanged = whenChanged;
  }

  /** As it is shown: with the effects of pending actions. The same object until it changes. */
  get(id: string): Conversation | undefined {
    const actions = this.pending.get(id);
    if (!actions) return this.known.get(id);
    let seen = this.seen.get(id);
    const known = this.known.get(id);
    if (!seen && known) {
      seen = actions.reduce((conversation, action) => expected(action, conversation, this.me), known);
      this.seen.set(id, seen);
    }
    return seen;
  }

  /** As the server said last, whatever is expected. */
  told(id: string): Conversation | undefined {
    return this.known.get(id);
  }

  isPending(id: string): boolean {
    return this.pending.has(id);
  }

  /**
   * Takes what the server says, unless something newer is known.
   *
   * @param askedAt when the answer was asked for (performance.now); a contact that was told since then is newer
   */
  put(news: Conversation, askedAt: number = performance.now()) {
    const id = news.conversationId;
    const known = this.known.get(id);
    if (known && known.version > news.version) return;
    const contactIsOld = known && (this.contactToldAt.get(id) ?? -1) > askedAt;
    this.change(contactIsOld ? { ...news, contact: known.contact } : news, known?.version !== news.version);
  }

  /** Takes news of the contact alone, which is no new version of the conversation. */
  putContact(id: string, contact: ContactSeen) {
    const known = this.known.get(id);
    this.contactToldAt.set(id, performance.now());
    if (known) this.change({ ...known, contact }, false);
  }

  /** Expects an action to succeed, until the returned function is called. */
  expect(id: string, action: Action): () => void {
    const actions = [...(this.pending.get(id) ?? []), action];
    this.pending.set(id, actions);
    this.touch(id);
    return () => {
      const left = (this.pending.get(id) ?? []).filter(other => other !== action);
      if (left.length > 0) this.pending.set(id, left);
      else this.pending.delete(id);
      this.touch(id);
    };
  }

  private change(news: Conversation, moved: boolean) {
    this.known.set(news.conversationId, news);
    this.seen.delete(news.conversationId);
    this.whenChanged(news, moved);
  }

  private touch(id: string) {
    this.seen.delete(id);
    const known = this.known.get(id);
    if (known) this.whenChanged(known, false);
  }
}
