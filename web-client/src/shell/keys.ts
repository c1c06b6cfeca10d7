import { useEffect, useRef, type RefObject } from 'react';

type Handlers = Record<string, (() => void) | undefined>;

/** How long after `g` its second key may come. */
const SEQUENCE_MS = 1_000;

const layers: RefObject<Handlers>[] = [];
let prefix: { key: string; at: number } | null = null;

/**
 * Keys that do something while the component is there: a character, or two with a space for a sequence ("g n"). They
 * are silent while one writes, or while a dialog or menu is open. A component that came later comes first.
 */
export function useKeys(handlers: Handlers) {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    layers.unshift(latest);
    return () => void layers.splice(layers.indexOf(latest), 1);
  }, []);
}

window.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target))
    return;
  const sequence = prefix && Date.now() - prefix.at < SEQUENCE_MS ? `${prefix.key} ${event.key}` : event.key;
  prefix = sequence === 'g' ? { key: 'g', at: Date.now() } : null;
  for (const layer of layers) {
    const handler = layer.current[sequence];
    if (handler) {
      event.preventDefault();
      handler();
      return;
    }
  }
});

function isBusy(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  if (element?.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]'))
    return true;
  return document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null;
}
