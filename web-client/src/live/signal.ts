/** Tells listeners that something changed; once for all changes that are made in one go. */
export class Signal {
  private readonly listeners = new Set<() => void>();
  private isDue = false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Listeners hear of it when the code that runs now has ended. */
  raise() {
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => {
      this.isDue = false;
      this.listeners.forEach(listener => listener());
    });
  }
}
