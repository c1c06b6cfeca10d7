import { useSyncExternalStore } from 'react';
import en from './en.json';
import {
  keepLanguage,
  loadTexts,
  preferredLanguage,
  type Language,
  type TextKey,
  type Texts,
} from './languages';

export type { TextKey } from './languages';
export type Translate = (key: TextKey, parameters?: Parameters) => string;
type Parameters = Record<string, string | number>;

let current: { language: Language; locale: string; texts: Texts; translate: Translate } = speak('en', en);
const listeners = new Set<() => void>();

function speak(language: Language, texts: Texts) {
  // de-AT writes its times in another way than de-DE: keep the viewer's region where the language is the same.
  const locale = navigator.languages.find(tag => tag.startsWith(language)) ?? language;
  const plurals = new Intl.PluralRules(language);
  const translate: Translate = (key, parameters) => {
    const text = texts[key];
    const form =
      typeof text === 'string' ? text : (text[plurals.select(Number(parameters?.count ?? 0))] ?? text.other);
    return fill(form ?? key, parameters);
  };
  return { language, locale, texts, translate };
}

function fill(text: string, parameters: Parameters = {}): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(parameters[name] ?? hole));
}

/** Speaks the language that the person prefers, from before the first thing is shown. */
export async function startSpeaking() {
  await changeLanguage(preferredLanguage(), false);
}

export async function changeLanguage(language: Language, keep = true) {
  current = speak(language, await loadTexts(language));
  document.documentElement.lang = language;
  if (keep) keepLanguage(language);
  listeners.forEach(listener => listener());
}

export function currentLanguage(): Language {
  return current.language;
}

/** For Intl: the language that is spoken, with the viewer's region. */
export function currentLocale(): string {
  return current.locale;
}

/** The text for a key in the language that is spoken. In components: useText. */
export const text: Translate = (key, parameters) => current.translate(key, parameters);

export function useText(): Translate {
  return useSyncExternalStore(subscribe, () => current.translate);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
