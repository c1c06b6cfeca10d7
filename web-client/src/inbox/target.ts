/** The conversation that keys act upon: of the row that has the focus, else the one that is open. */
export function targetId(openId: string | undefined): string | undefined {
  const row = document.activeElement?.closest<HTMLElement>('.conversation-row');
  return row?.dataset.conversationId ?? openId;
}

export function rowOf(id: string): HTMLElement | null {
  return document.querySelector(`.conversation-row[data-conversation-id="${CSS.escape(id)}"]`);
}

/** The row before or after the one that keys act upon; the first one where there is none. */
export function neighbourOf(ids: string[], openId: string | undefined, step: 1 | -1): string | undefined {
  const target = targetId(openId);
  const at = target === undefined ? -1 : ids.indexOf(target);
  if (at < 0) return ids[0];
  return ids[Math.max(0, Math.min(ids.length - 1, at + step))];
}
