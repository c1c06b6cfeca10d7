export interface StreamEvent {
  name: string;
  data: string;
  /** As the server named it, or null if this event has none of its own. */
  id: string | null;
}

/** Cuts the text of a text/event-stream into its events, wherever the network cut it into pieces. Comments fall away. */
export class EventStreamParser {
  private rest = '';

  /** The events that this piece completes, in their order. */
  push(piece: string): StreamEvent[] {
    const text = this.rest + piece;
    // Half of a line's ending waits for the other half.
    const half = text.endsWith('\r') ? '\r' : '';
    const frames = text
      .slice(0, text.length - half.length)
      .replace(/\r\n?/g, '\n')
      .split('\n\n');
    this.rest = (frames.pop() ?? '') + half;
    return frames.map(parse).filter(event => event !== null);
  }
}

function parse(frame: string): StreamEvent | null {
  const event: StreamEvent = { name: 'message', data: '', id: null };
  const data: string[] = [];
  for (const line of frame.split('\n')) {
    const colon = line.indexOf(':');
    if (colon === 0) continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event.name = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id') event.id = value;
  }
  if (data.length === 0) return null;
  event.data = data.join('\n');
  return event;
}
