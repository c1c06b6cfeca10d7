import type { ChatTexts } from './texts';
import type { ChatMessage, ChatState } from '../api/types';

export interface ChatActions {
  send: (text: string) => Promise<boolean>;
  askForHuman: () => void;
  beginAgain: () => void;
}

/** The page: made once, by hand, since it is small and has to load fast on anybody's website. */
export class ChatView {
  private readonly texts: ChatTexts;
  private readonly log = make('div', { className: 'chat-log', role: 'log', tabIndex: 0 });
  private readonly messages = make('ol', { className: 'chat-messages' });
  private readonly status = make('p', { className: 'chat-status', role: 'status' });
  private readonly problem = make('p', { className: 'chat-problem', role: 'alert' });
  private readonly field = make('textarea', { className: 'chat-field', rows: 1, maxLength: 10_000 });
  private readonly form = make('form', { className: 'chat-form' });
  private readonly human = make('button', { className: 'chat-button', type: 'button' });
  private readonly again = make('button', {
    className: 'chat-button chat-main-button',
    type: 'button',
    hidden: true,
  });
  private readonly shown = new Set<string>();

  constructor(root: HTMLElement, texts: ChatTexts, actions: ChatActions) {
    this.texts = texts;
    this.log.ariaLabel = texts.log;
    this.log.append(this.messages);
    this.human.textContent = texts.human;
    this.human.addEventListener('click', actions.askForHuman);
    this.again.textContent = texts.again;
    this.again.addEventListener('click', actions.beginAgain);
    this.makeForm(actions);
    const head = make('header', { className: 'chat-head' });
    head.append(make('h1', { textContent: texts.title }), this.human, this.status);
    root.replaceChildren(head, this.log, this.problem, this.form, this.again);
  }

  /** Shows messages that are not shown yet, and scrolls to the last one. */
  add(messages: ChatMessage[]) {
    const news = messages.filter(message => !this.shown.has(message.messageId));
    for (const message of news) {
      this.shown.add(message.messageId);
      this.messages.append(this.messageItem(message));
    }
    if (news.length > 0) this.log.scrollTop = this.log.scrollHeight;
  }

  clear() {
    this.shown.clear();
    this.messages.replaceChildren();
  }

  stand({ state, agentName }: ChatState) {
    document.body.dataset.state = state;
    this.status.textContent = this.texts[`state.${state}`].replace('{name}', agentName ?? this.texts.agent);
    this.human.hidden = state !== 'bot';
    this.form.hidden = state === 'closed';
    this.again.hidden = state !== 'closed';
  }

  standOffline() {
    this.status.textContent = this.texts['state.offline'];
  }

  /** Says what went wrong; nothing takes it back. */
  tell(problem: 'notSent' | 'unavailable' | null) {
    this.problem.textContent = problem === null ? '' : this.texts[problem];
    // Where there is no chat, one can only try again.
    if (problem === 'unavailable') this.again.hidden = false;
  }

  private makeForm(actions: ChatActions) {
    const send = make('button', { className: 'chat-button chat-main-button', type: 'submit' });
    send.textContent = this.texts.send;
    this.field.ariaLabel = this.texts.label;
    this.field.placeholder = this.texts.placeholder;
    this.form.append(this.field, send);
    const submit = async () => {
      const text = this.field.value.trim();
      if (text === '') return;
      this.field.value = '';
      if (!(await actions.send(text)) && this.field.value === '') this.field.value = text;
      this.field.focus();
    };
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      void submit();
    });
    this.field.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void submit();
    });
  }

  private messageItem({ from, name, text, at }: ChatMessage): HTMLElement {
    const item = make('li', { className: `chat-message chat-${from}` });
    const who =
      from === 'visitor' ? this.texts.you : from === 'bot' ? this.texts.bot : (name ?? this.texts.agent);
    const time = make('time', { dateTime: at });
    time.textContent = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(
      new Date(at),
    );
    const head = make('p', { className: 'chat-who', textContent: `${who} ` });
    head.append(time);
    item.append(head, make('p', { className: 'chat-text', textContent: text }));
    return item;
  }
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}
