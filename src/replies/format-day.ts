import type { Language } from '../language/detect-language.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ja: 'ja', ko: 'ko' };

/** A day without its year, as people say it: *28 November*. @param at  Milliseconds since the epoch; days are UTC's. */
export function formatDay(at: number, language: Language = 'en'): string {
  return new Intl.DateTimeFormat(locales[language], {
    ...{ day: 'numeric', month: 'long', timeZone: 'UTC' },
  }).format(at);
}
