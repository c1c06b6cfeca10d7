/** A search parameter of the address as text; the router reads 42 as a number, and ?q= as an empty text. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
