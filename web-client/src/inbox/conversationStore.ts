import type { ContactSeen, Conversation } from '../api/types';
import { expected, type Action, type Me } from './rules';

/**
 * Why a conversation is shown in another way: something `happened` to it; something is `expected` to have happened, or not
 * any more; or it was `read`, at whatever time it happened.
 */
export type Change = 'happened' | 'expected' | 'read';

export type ChangeListener = (conversationId: string, change: Change) => void;

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
   * Takes what was read, unless something newer is known.
   *
   * @param askedAt when it was asked for (performance.now); a contact that was told since then is newer
   */
  read(news: Conversation, askedAt: number) {
    const contactIsOld = (this.contactToldAt.get(news.conversationId) ?? -1) > askedAt;
    this.take(news, contactIsOld, 'read');
  }

  /** Takes what just happened, as the stream tells it or a command is answered, unless something newer is known. */
  tell(news: Conversation) {
    this.take(news, false, 'happened');
  }

  /** Takes news of the contact alone, which is no new version of the conversation. */
  putContact(id: string, contact: ContactSeen) {
    const known = this.known.get(id);
    this.contactToldAt.set(id, performance.now());
    if (known) this.change({ ...known, contact }, 'read');
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

  private take(news: Conversation, contactIsOld: boolean, change: Change) {
    const known = this.known.get(news.conversationId);
    if (known && known.version > news.version) return;
    this.change(known && contactIsOld ? { ...news, contact: known.contact } : news, change);
  }

  private change(news: Conversation, change: Change) {
    this.known.set(news.conversationId, news);
    this.seen.delete(news.conversationId);
    this.whenChanged(news.conversationId, change);
  }

  private touch(id: string) {
    this.seen.delete(id);
    this.whenChanged(id, 'expected');
  }
}
