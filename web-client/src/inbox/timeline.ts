import type { Message, PastEvent } from '../api/types';

/** Something in a thread: what was said, or what happened to the conversation. */
export type TimelineEntry =
  | {
      kind: 'message';
      key: string;
      at: string;
      message: Message;
      /** Not the first in a row. */ goesOn: boolean;
    }
  | { kind: 'event'; key: string; at: string; event: PastEvent }
  | { kind: 'day'; key: string; at: string };

/** Messages of one person within this time stand under one name. */
const IN_A_ROW_MS = 5 * 60_000;

const TOLD_BY_MESSAGES = new Set([
  'handoff.conversation.agent-message-sent.v1',
  'handoff.conversation.visitor-message-received.v1',
]);

/** Messages and events in the order in which they happened, with a line for each new day. Both come oldest first. */
export function timeline(messages: Message[], history: PastEvent[]): TimelineEntry[] {
  const events = history.filter(event => !TOLD_BY_MESSAGES.has(event.type));
  const entries: TimelineEntry[] = [];
  let next = 0;
  const tellEventsUntil = (at: string | null) => {
    for (let event = events[next]; event && isBefore(event, at); event = events[++next]) {
      add(entries, { kind: 'event', key: `event-${event.sequence}`, at: event.at, event });
    }
  };
  for (const message of messages) {
    tellEventsUntil(message.at);
    const goesOn = isSameVoice(entries.at(-1), message);
    add(entries, { kind: 'message', key: message.messageId, at: message.at, message, goesOn });
  }
  tellEventsUntil(null);
  return entries;
}

/** Starting a conversation and its first message are one event; all others tell of different moments. */
function isBefore(event: PastEvent, at: string | null): boolean {
  return (
    at === null || event.at < at || (event.at === at && event.type === 'handoff.conversation.started.v1')
  );
}

function add(entries: TimelineEntry[], entry: TimelineEntry) {
  const before = entries.at(-1);
  if (before && new Date(before.at).toDateString() !== new Date(entry.at).toDateString()) {
    entries.push({ kind: 'day', key: `day-${entry.at}`, at: entry.at });
    if (entry.kind === 'message') entry.goesOn = false;
  }
  entries.push(entry);
}

function isSameVoice(before: TimelineEntry | undefined, message: Message): boolean {
  if (before?.kind !== 'message') return false;
  const said = before.message;
  return (
    said.from === message.from &&
    said.by === message.by &&
    Date.parse(message.at) - Date.parse(said.at) < IN_A_ROW_MS
  );
}
