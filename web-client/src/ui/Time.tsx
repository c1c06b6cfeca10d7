import { useSyncExternalStore } from 'react';
import { useText } from '../i18n/text';
import { clockTime, elapsed, exactTime, shortTime } from '../i18n/time';

const ticks = new Set<() => void>();
setInterval(() => ticks.forEach(tick => tick()), 1_000);

function subscribe(tick: () => void) {
  ticks.add(tick);
  return () => ticks.delete(tick);
}

/** A value that depends on the time: renders again only when the value is another one. */
export function useTicking<T extends string | number | boolean>(value: () => T): T {
  return useSyncExternalStore(subscribe, value);
}

/** When something happened; a hover shows the exact moment. */
export function Time({ at, style = 'short' }: { at: string; style?: 'short' | 'clock' }) {
  useText();
  return (
    <time dateTime={at} title={exactTime(at)}>
      {style === 'clock' ? clockTime(at) : shortTime(at)}
    </time>
  );
}

/** How long it has been, ticking. */
export function Elapsed({ since }: { since: string }) {
  useText();
  const start = Date.parse(since);
  const text = useTicking(() => elapsed(Date.now() - start));
  return (
    <time dateTime={since} title={exactTime(since)}>
      {text}
    </time>
  );
}
