const PREFIX = 'handoff.draft.';

/** Unsent answers, kept over a reload and a new sign-in; of each person apart, since browsers are shared. */
export const drafts = {
  read(agentId: string, conversationId: string): string {
    return localStorage.getItem(key(agentId, conversationId)) ?? '';
  },

  keep(agentId: string, conversationId: string, text: string) {
    if (text === '') localStorage.removeItem(key(agentId, conversationId));
    else localStorage.setItem(key(agentId, conversationId), text);
  },
};

function key(agentId: string, conversationId: string): string {
  return `${PREFIX}${agentId}.${conversationId}`;
}
