import { Signal } from '../live/signal';

export interface PresentAgent {
  agentId: string;
  name: string;
  state: 'viewing' | 'typing';
}

const NOBODY: PresentAgent[] = [];

/** Who looks at which conversation just now. Comes with the stream, is not kept anywhere. */
export class Presence {
  readonly signal = new Signal();
  private readonly agents = new Map<string, PresentAgent[]>();

  set(conversationId: string, agents: PresentAgent[]) {
    this.agents.set(conversationId, agents);
    this.signal.raise();
  }

  of(conversationId: string): PresentAgent[] {
    return this.agents.get(conversationId) ?? NOBODY;
  }

  /** A new connection tells anew who is there. */
  clear() {
    this.agents.clear();
    this.signal.raise();
  }
}
