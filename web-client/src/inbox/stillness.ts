/**
 * How still a list has to be: `free` follows what happens; `scrolled` puts nothing above what is in view; `pointed`
 * moves nothing at all, since the pointer is about to click.
 */
export type Stillness = 'free' | 'scrolled' | 'pointed';

/** The rows to show, and how many new ones wait to be shown. */
export interface Settled {
  ids: string[];
  waiting: number;
}

/**
 * @param shown the rows on the screen
 * @param actual the rows as they should be
 */
export function settle(shown: string[], actual: string[], stillness: Stillness): Settled {
  if (stillness === 'free' || shown.length === 0) return { ids: actual, waiting: 0 };
  const here = new Set(actual);
  const known = new Set(shown);
  const kept = stillness === 'pointed' ? shown : shown.filter(id => here.has(id));
  const lastKnown = actual.findLastIndex(id => known.has(id));
  const after = actual.slice(lastKnown + 1);
  const waiting = actual.slice(0, lastKnown + 1).filter(id => !known.has(id)).length;
  if (after.length === 0 && kept.length === shown.length) return { ids: shown, waiting };
  return { ids: [...kept, ...after], waiting };
}
