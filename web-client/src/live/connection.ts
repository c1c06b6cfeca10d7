/** How well the screen knows the server. */
export type Connection =
  | { state: 'connecting' }
  | { state: 'live' }
  /** Back again, being told what was missed. */
  | { state: 'resuming'; caughtUp: number }
  /** @see Date.now */
  | { state: 'lost'; lastUpdate: number };
