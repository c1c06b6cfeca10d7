import { Problem } from '../api/problem';
import type { EventStream, StreamListener } from '../live/eventStream';
import type { StreamEvent } from '../live/eventStreamParser';
import './chat.css';
import { loadTexts } from './texts';
import { ChatView } from './view';
import type { ChatMessage, ChatState } from '../api/types';
import { Visit } from './visit';

/** Where there was no state event yet, one talks to the bot. */
const AT_FIRST: ChatState = { state: 'bot' };

/** The visitor's side of a conversation. */
class Chat implements StreamListener {
  private readonly view: ChatView;
  private readonly language: string;
  private visit: Visit | null = null;
  private stream: EventStream | null = null;
  private standing = AT_FIRST;

  constructor(view: (chat: Chat) => ChatView, language: string) {
    this.language = language;
    this.view = view(this);
  }

  /** Goes on where this tab was, or begins. */
  async open() {
    this.view.tell(null);
    try {
      const kept = Visit.kept();
      if (kept === null || !(await this.resume(kept))) await this.begin();
    } catch {
      this.view.tell('unavailable');
    }
  }

  async beginAgain() {
    this.stream?.stop();
    Visit.forget();
    this.view.clear();
    await this.open();
  }

  async send(text: string): Promise<boolean> {
    try {
      const message = await this.visit?.send(text, crypto.randomUUID());
      if (message) this.view.add([message]);
      this.view.tell(null);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) await this.beginAgain();
      else this.view.tell('notSent');
      return false;
    }
  }

  async askForHuman() {
    try {
      if (this.visit) this.stand(await this.visit.askForHuman());
      this.view.tell(null);
    } catch {
      this.view.tell('notSent');
    }
  }

  connected() {
    this.view.stand(this.standing);
  }

  received(events: StreamEvent[]) {
    for (const event of events) {
      const data: unknown = JSON.parse(event.data);
      if (event.name === 'message') this.view.add([data as ChatMessage]);
      else if (event.name === 'state') this.stand(data as ChatState);
    }
  }

  lost() {
    this.view.standOffline();
  }

  refused() {
    void this.beginAgain();
  }

  /** Answers whether the visit is still good. */
  private async resume(visit: Visit): Promise<boolean> {
    try {
      const { items, ...standing } = await visit.read();
      this.begun(visit, items, standing);
      return true;
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      Visit.forget();
      return false;
    }
  }

  private async begin() {
    const { visit, messages } = await Visit.begin(this.language);
    this.begun(visit, messages, AT_FIRST);
  }

  private begun(visit: Visit, messages: ChatMessage[], standing: ChatState) {
    this.visit = visit;
    this.view.add(messages);
    this.stand(standing);
    this.stream = visit.stream(this);
    this.stream.start();
  }

  private stand(standing: ChatState) {
    this.standing = standing;
    this.view.stand(standing);
  }
}

const root = document.getElementById('chat');
if (root) {
  const { language, texts } = await loadTexts();
  document.documentElement.lang = language;
  document.title = texts.title;
  const view = (chat: Chat) =>
    new ChatView(root, texts, {
      send: text => chat.send(text),
      askForHuman: () => void chat.askForHuman(),
      beginAgain: () => void chat.beginAgain(),
    });
  await new Chat(view, navigator.language).open();
}
