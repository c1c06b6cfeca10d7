import en from './texts/en.json';

export type ChatTexts = typeof en;

/** In the first of the browser's languages that we speak, else in English. */
export async function loadTexts(): Promise<{ language: string; texts: ChatTexts }> {
  const spoken = navigator.languages
    .map(tag => tag.slice(0, 2))
    .find(tag => ['en', 'nl', 'de'].includes(tag));
  const language = spoken ?? 'en';
  if (language === 'nl') return { language, texts: (await import('./texts/nl.json')).default };
  if (language === 'de') return { language, texts: (await import('./texts/de.json')).default };
  return { language, texts: en };
}
