import type { Conversation, FolderCounts, FolderName } from '../api/types';

type Lookup = (id: string) => Conversation | undefined;

/**
 * How many conversations each folder holds: as the server counted last, corrected by what this browser has done since,
 * so that a badge moves in the same moment as the row.
 */
export class FolderTally {
  private counts: FolderCounts | null = null;
  /** Conversations acted upon here, with the folder in which the server counted them last. */
  private readonly countedIn = new Map<string, FolderName>();
  private readonly seen: Lookup;
  private readonly isPending: (id: string) => boolean;

  constructor(seen: Lookup, isPending: (id: string) => boolean) {
    this.seen = seen;
    this.isPending = isPending;
  }

  /** This browser is about to change a conversation that the server counts in this folder. */
  acting(id: string, folder: FolderName) {
    if (!this.countedIn.has(id)) this.countedIn.set(id, folder);
  }

  /** The live stream told of a conversation; the counts that follow it on the stream count it there. */
  streamed(conversation: Conversation) {
    const id = conversation.conversationId;
    if (!this.countedIn.has(id)) return;
    const isSettled = !this.isPending(id) && this.seen(id)?.version === conversation.version;
    if (isSettled) this.countedIn.delete(id);
    else this.countedIn.set(id, conversation.folder);
  }

  set(counts: FolderCounts) {
    this.counts = counts;
  }

  /** Counts read anew hold everything that was answered before. */
  setAnew(counts: FolderCounts, told: Lookup) {
    this.counts = counts;
    for (const id of [...this.countedIn.keys()]) {
      const conversation = told(id);
      if (conversation && this.isPending(id)) this.countedIn.set(id, conversation.folder);
      else this.countedIn.delete(id);
    }
  }

  /** Null until the server has told. */
  read(): FolderCounts | null {
    if (!this.counts) return null;
    const result = { ...this.counts };
    for (const [id, counted] of this.countedIn) {
      const now = this.seen(id)?.folder;
      if (now === undefined || now === counted) continue;
      result[counted] = Math.max(0, result[counted] - 1);
      result[now] += 1;
    }
    return result;
  }
}
