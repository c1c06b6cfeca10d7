import { Signal } from '../live/signal';

export interface Toast {
  id: number;
  kind: 'news' | 'problem';
  text: string;
  /** The next useful thing to do. */
  action?: { label: string; run: () => void } | undefined;
}

const MOST = 3;

let shown: Toast[] = [];
let lastId = 0;
const signal = new Signal();

/** Short news at the edge of the screen, read out by screen readers. Newest last. */
export const toasts = {
  subscribe: signal.subscribe,
  read: () => shown,

  show(toast: Omit<Toast, 'id'>) {
    shown = [...shown, { ...toast, id: ++lastId }].slice(-MOST);
    signal.raise();
  },

  dismiss(id: number) {
    shown = shown.filter(toast => toast.id !== id);
    signal.raise();
  },
};
