const DRAFT = 'handoff.draft.';
const UNSENT = 'handoff.unsent.';

/** What an agent wrote and nobody has yet; of each person apart, since browsers are shared. */
export const drafts = {
  read(agentId: string, conversationId: string): string {
    return localStorage.getItem(DRAFT + of(agentId, conversationId)) ?? '';
  },

  /** Keeps what is being written, over a reload and a new sign-in. */
  keep(agentId: string, conversationId: string, text: string) {
    const key = DRAFT + of(agentId, conversationId);
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  },

  /** Keeps answers that the server has not confirmed: the page may leave for the sign-in at any moment. */
  keepUnsent(agentId: string, conversationId: string, texts: string[]) {
    // Of this tab alone: another one that starts must not take back what is still on its way here.
    const key = UNSENT + of(agentId, conversationId);
    if (texts.length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(texts));
  },

  /** As a page starts: what the one before it could not send is to be written again, ahead of what was being written. */
  takeBackUnsent() {
    for (const key of Object.keys(sessionStorage).filter(name => name.startsWith(UNSENT))) {
      const draft = DRAFT + key.slice(UNSENT.length);
      const texts = JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[];
      const written = localStorage.getItem(draft);
      localStorage.setItem(draft, [...texts, ...(written === null ? [] : [written])].join('\n'));
      sessionStorage.removeItem(key);
    }
  },
};

function of(agentId: string, conversationId: string): string {
  return `${agentId}.${conversationId}`;
}
