import { useState } from 'react';
import { settle, type Settled, type Stillness } from './stillness';

/**
 * The rows to show of a list that may have to keep still.
 *
 * @param name another name is another list, to which no stillness of the one before applies
 */
export function useStillList(
  name: string,
  actual: string[],
  stillness: Stillness,
): Settled & { show: () => void } {
  const [kept, keep] = useState({ name, ids: actual });
  const settled = settle(kept.name === name ? kept.ids : [], actual, stillness);
  // Adjusted while rendering, as React advises for state that follows from what came before.
  if (kept.name !== name || kept.ids !== settled.ids) keep({ name, ids: settled.ids });
  return { ...settled, show: () => keep({ name, ids: actual }) };
}
