/** Which contacts are chosen: some by their ids, or all that the filter finds, seen or not. */
export type Selection = { kind: 'some'; ids: ReadonlySet<string> } | { kind: 'all' };

export const NONE: Selection = { kind: 'some', ids: new Set() };

export function isChosen(selection: Selection, id: string): boolean {
  return selection.kind === 'all' || selection.ids.has(id);
}

/** Chooses one, or not any more. Without one of all, it is those that are shown, less that one. */
export function toggled(selection: Selection, id: string, shown: string[]): Selection {
  const ids = new Set(selection.kind === 'all' ? shown : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'some', ids };
}

export function isEmpty(selection: Selection): boolean {
  return selection.kind === 'some' && selection.ids.size === 0;
}
