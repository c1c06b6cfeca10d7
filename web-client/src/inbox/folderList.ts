import type { Channel, Conversation, FolderName, Page } from '../api/types';
import type { Change } from './conversationStore';

const REFRESHED_PAGES = 5;

export interface FolderQuery {
  folder: FolderName;
  inbox?: string | undefined;
  channel?: Channel | undefined;
  q?: string | undefined;
  sort?: 'oldest' | 'newest' | undefined;
}

/** What a list shows; another object whenever it changes. */
export interface ListState {
  ids: string[];
  /** Whether the first page is still to come. */
  isLoading: boolean;
  hasMore: boolean;
  error: unknown;
}

/** What a list needs of the inbox that it belongs to. */
export interface ListSurroundings {
  readPage(query: FolderQuery, cursor: string | null): Promise<Page<Conversation>>;
  /** As it is shown, with what is expected of pending actions. */
  seen(id: string): Conversation | undefined;
  /** As the server said last. */
  told(id: string): Conversation | undefined;
  take(items: Conversation[], askedAt: number): void;
  changed(): void;
}

/**
 * One folder, in order, as far as it has been read: pages from the server, kept right by what the stream tells. A
 * conversation that changes while a page is on its way is put in its place again when the page is there, since the page
 * may not know of it yet.
 */
export class FolderList {
  readonly query: FolderQuery;
  private readonly inbox: ListSurroundings;
  private ids: string[] = [];
  /** Where the next page begins; null at the end of the folder, undefined before the first page. */
  private cursor: string | null | undefined;
  private reading: Promise<void> | null = null;
  private readonly changedMeanwhile = new Set<string>();
  private error: unknown = null;
  private shown: ListState | null = null;

  constructor(query: FolderQuery, inbox: ListSurroundings) {
    this.query = query;
    this.inbox = inbox;
  }

  /** Reads the next page, unless there is none or one is on its way. */
  readMore(): Promise<void> {
    if (this.cursor === null) return Promise.resolve();
    this.reading ??= this.read(this.cursor ?? null, this.ids);
    return this.reading;
  }

  /** Reads the folder from its beginning; what is shown stays until then. */
  async readAnew(): Promise<void> {
    await this.reading;
    this.reading ??= this.read(null, []);
    await this.reading;
  }

  /** Reads again what is shown, up to some pages, for news that the stream does not tell; changes no place. */
  async refresh(): Promise<void> {
    let cursor: string | null = null;
    for (let pages = 0, rows = 0; pages < REFRESHED_PAGES && rows < this.ids.length; pages++) {
      const askedAt = performance.now();
      const page: Page<Conversation> = await this.inbox.readPage(this.query, cursor);
      this.inbox.take(page.items, askedAt);
      cursor = page.nextCursor;
      rows += page.items.length;
      if (cursor === null) return;
    }
  }

  /** A conversation is not what it was. */
  update(id: string, change: Change) {
    if (this.reading && change !== 'read') this.changedMeanwhile.add(id);
    this.place(id, change);
    this.shown = null;
  }

  state(): ListState {
    this.shown ??= {
      ids: this.ids.filter(id => this.holds(this.inbox.seen(id))),
      isLoading: this.cursor === undefined && this.error === null,
      hasMore: this.cursor !== null,
      error: this.error,
    };
    return this.shown;
  }

  private async read(from: string | null, before: string[]) {
    const askedAt = performance.now();
    this.changedMeanwhile.clear();
    try {
      const page = await this.inbox.readPage(this.query, from);
      this.inbox.take(page.items, askedAt);
      this.ids = [
        ...new Set([...(before.length > 0 ? this.ids : []), ...page.items.map(item => item.conversationId)]),
      ];
      this.cursor = page.nextCursor;
      for (const id of this.changedMeanwhile) this.place(id, 'happened');
      this.error = null;
    } catch (error) {
      this.error = error;
    } finally {
      this.reading = null;
      this.shown = null;
      this.inbox.changed();
    }
  }

  private holds(conversation: Conversation | undefined): boolean {
    const { folder, inbox, channel } = this.query;
    return (
      conversation?.folder === folder &&
      (!inbox || conversation.inbox === inbox) &&
      (!channel || conversation.channel === channel)
    );
  }

  /** Puts a conversation where it belongs by now. One that only seems to leave keeps its place, in case it comes back. */
  private place(id: string, change: Change) {
    const at = this.ids.indexOf(id);
    const conversation = this.inbox.seen(id);
    if (!conversation || !this.holds(conversation)) {
      if (at >= 0 && !this.holds(this.inbox.told(id))) this.ids = this.ids.toSpliced(at, 1);
      return;
    }
    // Only the server can tell what a search finds, and in which order.
    if (this.query.q) return;
    // What was merely read comes with its page, in its place.
    if (change === 'read' || (at >= 0 && (change === 'expected' || this.query.folder === 'new'))) return;
    const others = at < 0 ? this.ids : this.ids.toSpliced(at, 1);
    const place = this.placeAmong(others, conversation);
    const isBeyondWhatIsRead =
      this.cursor === undefined || (this.cursor !== null && place === others.length && place > 0);
    this.ids = isBeyondWhatIsRead ? others : others.toSpliced(place, 0, id);
  }

  private placeAmong(others: string[], conversation: Conversation): number {
    const isOldestFirst =
      (this.query.sort ?? (this.query.folder === 'new' ? 'oldest' : 'newest')) === 'oldest';
    if (this.query.folder !== 'new') return isOldestFirst ? others.length : 0;
    const escalated = (id: string) => this.inbox.seen(id)?.escalatedAt ?? '';
    return (
      others.findLastIndex(id =>
        isOldestFirst ? escalated(id) <= conversation.escalatedAt : escalated(id) > conversation.escalatedAt,
      ) + 1
    );
  }
}
