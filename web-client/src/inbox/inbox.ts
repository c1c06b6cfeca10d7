import type { ContactSeen, Conversation, FolderCounts } from '../api/types';
import type { Connection } from '../live/connection';
import { EventStream, type StreamListener } from '../live/eventStream';
import type { StreamEvent } from '../live/eventStreamParser';
import { Signal } from '../live/signal';
import { ConversationStore } from './conversationStore';
import { FolderList, type FolderQuery, type ListSurroundings } from './folderList';
import { FolderTally } from './folderTally';
import { act, readConversation, readCounts, readFolder } from './inboxCalls';
import { Presence, type PresentAgent } from './presence';
import type { Action, Me } from './rules';
import type { Turns } from './turns';

/** After a resumed connection has been quiet for so long, everything that was missed has been told. */
const CAUGHT_UP_MS = 400;

/** Lists that nobody looked at for some time are dropped, oldest first; their folder is read again when needed. */
const MOST_LISTS = 12;

/** Called for a conversation that is new to the team. */
type ArrivalListener = (conversation: Conversation) => void;

/** Called when a contact is found, or is called by another name. */
type ContactListener = (contact: ContactSeen) => void;

/** Everything that the screen knows of the team's conversations, kept right by the live stream. */
export class Inbox implements StreamListener {
  readonly presence = new Presence();
  readonly signal = new Signal();
  readonly connectionSignal = new Signal();
  private readonly store: ConversationStore;
  private readonly tally: FolderTally;
  private readonly lists = new Map<string, FolderList>();
  private readonly stream = new EventStream('/api/folders/stream', this);
  private readonly arrivals = new Set<ArrivalListener>();
  private readonly contactNews = new Set<ContactListener>();
  private connection_: Connection = { state: 'connecting' };
  private counts_: FolderCounts | null = null;
  private lastUpdate = Date.now();
  private caughtUp: ReturnType<typeof setTimeout> | undefined;
  private isFirstCount = true;
  private readonly surroundings: ListSurroundings;
  private readonly turns: Turns;

  constructor(me: Me, turns: Turns) {
    this.turns = turns;
    this.store = new ConversationStore(me, (conversationId, change) => {
      for (const list of this.lists.values()) list.update(conversationId, change);
      this.changed();
    });
    this.tally = new FolderTally(
      id => this.store.get(id),
      id => this.store.isPending(id),
    );
    this.surroundings = {
      readPage: readFolder,
      seen: id => this.store.get(id),
      told: id => this.store.told(id),
      take: (items, askedAt) => items.forEach(item => this.store.read(item, askedAt)),
      changed: () => this.changed(),
    };
  }

  start() {
    this.stream.start();
  }

  stop() {
    clearTimeout(this.caughtUp);
    this.stream.stop();
  }

  conversation(id: string): Conversation | undefined {
    return this.store.get(id);
  }

  isPending(id: string): boolean {
    return this.store.isPending(id);
  }

  counts(): FolderCounts | null {
    return this.counts_;
  }

  connection(): Connection {
    return this.connection_;
  }

  /** The list for a query; it reads its first page by itself. */
  list(query: FolderQuery): FolderList {
    const key = JSON.stringify([query.folder, query.inbox, query.channel, query.q, query.sort]);
    let list = this.lists.get(key);
    if (list) this.lists.delete(key);
    else {
      list = new FolderList(query, this.surroundings);
      void list.readMore();
    }
    this.lists.set(key, list);
    const oldest = this.lists.keys().next();
    if (this.lists.size > MOST_LISTS && !oldest.done) this.lists.delete(oldest.value);
    return list;
  }

  /** Reads a conversation, whatever is known of it. */
  async read(id: string): Promise<Conversation> {
    const askedAt = performance.now();
    const conversation = await readConversation(id);
    this.store.read(conversation, askedAt);
    return conversation;
  }

  /** Takes a conversation that the server answered with. */
  take(conversation: Conversation) {
    this.store.tell(conversation);
  }

  /** Does it: shown at once, taken back where the server refuses, which is thrown as a Problem. */
  async act(id: string, action: Action): Promise<Conversation> {
    const before = this.store.told(id);
    if (before) this.tally.acting(id, before.folder);
    const settle = this.store.expect(id, action);
    this.changed();
    try {
      const after = await this.turns.take(id, () => act(id, action, crypto.randomUUID()));
      this.store.tell(after);
      return after;
    } finally {
      settle();
      this.changed();
    }
  }

  whenArrived(listener: ArrivalListener): () => void {
    this.arrivals.add(listener);
    return () => this.arrivals.delete(listener);
  }

  whenContactTold(listener: ContactListener): () => void {
    this.contactNews.add(listener);
    return () => this.contactNews.delete(listener);
  }

  connected(resuming: boolean) {
    this.isFirstCount = true;
    this.presence.clear();
    // A stream that ended in good order and stands again at once is no news to anybody.
    if (this.connection_.state === 'lost' && resuming) this.setConnection({ state: 'resuming', caughtUp: 0 });
    else this.setConnection({ state: 'live' });
    if (resuming) this.waitUntilCaughtUp();
    // What changed between the first reading of a list and now is on no stream.
    else this.readListsAnew();
  }

  heard() {
    this.lastUpdate = Date.now();
  }

  received(events: StreamEvent[]) {
    let conversations = 0;
    for (const event of events) {
      const data: unknown = JSON.parse(event.data);
      if (event.name === 'conversation') {
        this.tellConversation(data as { conversation: Conversation; previousFolder: string | null });
        conversations++;
      } else if (event.name === 'counts') this.tellCounts(data as FolderCounts);
      else if (event.name === 'contact') {
        const { conversationId, contact } = data as { conversationId: string; contact: ContactSeen };
        this.store.putContact(conversationId, contact);
        this.contactNews.forEach(listener => listener(contact));
      } else if (event.name === 'presence') {
        const { conversationId, agents } = data as { conversationId: string; agents: PresentAgent[] };
        this.presence.set(conversationId, agents);
      } else if (event.name === 'reset') this.readAllAnew();
    }
    if (this.connection_.state === 'resuming') {
      this.setConnection({ state: 'resuming', caughtUp: this.connection_.caughtUp + conversations });
      this.waitUntilCaughtUp();
    }
  }

  lost() {
    clearTimeout(this.caughtUp);
    if (this.connection_.state !== 'lost') this.setConnection({ state: 'lost', lastUpdate: this.lastUpdate });
  }

  refused() {
    // A 401 on any call leads to the sign-in: ask for one that is cheap.
    this.setConnection({ state: 'lost', lastUpdate: this.lastUpdate });
    readCounts().catch(() => undefined);
  }

  private tellConversation(news: { conversation: Conversation; previousFolder: string | null }) {
    this.store.tell(news.conversation);
    this.tally.streamed(news.conversation);
    if (news.previousFolder === null) this.arrivals.forEach(listener => listener(news.conversation));
    this.changed();
  }

  private tellCounts(counts: FolderCounts) {
    if (this.isFirstCount) this.tally.setAnew(counts, id => this.store.told(id));
    else this.tally.set(counts);
    this.isFirstCount = false;
    this.changed();
  }

  private readAllAnew() {
    this.stream.forgetPosition();
    this.readListsAnew();
  }

  private readListsAnew() {
    for (const list of this.lists.values()) void list.readAnew();
  }

  private waitUntilCaughtUp() {
    clearTimeout(this.caughtUp);
    this.caughtUp = setTimeout(() => {
      this.setConnection({ state: 'live' });
      this.readContactsAgain();
    }, CAUGHT_UP_MS);
  }

  /** News of contacts is not resumed: what is shown is read again, and what is not shown when it is looked at. */
  private readContactsAgain() {
    const shown = [...this.lists].at(-1);
    this.lists.clear();
    if (!shown) return;
    this.lists.set(...shown);
    void shown[1].refresh();
  }

  private setConnection(connection: Connection) {
    this.connection_ = connection;
    this.connectionSignal.raise();
  }

  private changed() {
    const counts = this.tally.read();
    if (JSON.stringify(counts) !== JSON.stringify(this.counts_)) this.counts_ = counts;
    this.signal.raise();
  }
}
