import en from './en.json';

export type TextKey = Extract<keyof typeof en, string>;
/** A text, or one for each plural category of the language; {name} is where a parameter goes. */
export type Texts = Record<TextKey, string | Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Language = 'en' | 'nl' | 'de';

export const languageNames: Record<Language, string> = { en: 'English', nl: 'Nederlands', de: 'Deutsch' };

export async function loadTexts(language: Language): Promise<Texts> {
  switch (language) {
    case 'nl':
      return (await import('./nl.json')).default;
    case 'de':
      return (await import('./de.json')).default;
    case 'en':
      return en;
  }
}

const KEPT = 'handoff.language';

/** What was chosen here before, else the first of the browser's languages that we speak, else English. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages].map(tag =>
    tag?.slice(0, 2).toLowerCase(),
  );
  return wanted.find(tag => isLanguage(tag)) ?? 'en';
}

export function keepLanguage(language: Language) {
  localStorage.setItem(KEPT, language);
}

function isLanguage(tag: string | undefined): tag is Language {
  return tag !== undefined && tag in languageNames;
}
