/** Calls about one conversation are made one after the other: a join may need the assign that was clicked before it. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Makes the call when those before it have ended, whatever became of them. */
  take<T>(conversationId: string, call: () => Promise<T>): Promise<T> {
    const before = this.last.get(conversationId) ?? Promise.resolve();
    const mine = before.then(call, call);
    this.last.set(conversationId, mine);
    const leave = () => {
      if (this.last.get(conversationId) === mine) this.last.delete(conversationId);
    };
    mine.then(leave, leave);
    return mine;
  }
}
