import type { Language } from '../language/detect-language.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ja: 'ja', ko: 'ko' };

/** A day without its year, as people say it: *28 November*. @param at  Milliseconds since the epoch; days are UTC's. */
export function formatDay(at: number, language: Language = 'en'): string {
  return format(at, language, {});
}

/** A day as people write it, with its year where that is not the one that they are in. Both are `YYYY-MM-DD`. */
export function formatDayAndYear(day: string, today: string, language: Language = 'en'): string {
  const isThisYear = day.slice(0, 'YYYY'.length) === today.slice(0, 'YYYY'.length);
  return format(Date.parse(day), language, isThisYear ? {} : { year: 'numeric' });
}

function format(at: number, language: Language, more: Intl.DateTimeFormatOptions): string {
  const options = { ...more, day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locales[language], options).format(at);
}
