import type { Fact } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { stringsOf } from './strings/strings-of.ts';

/** The day that a reply is made on, and what is due to be looked at again then. The clock is the caller's. */
export interface AsOf {
  /** `YYYY-MM-DD`, of UTC. */
  readonly today: string;
  /** By the id of a fact, since when it is due: `YYYY-MM-DD`. */
  readonly due: Readonly<Record<string, string>>;
}

/** "Due for a check since 3 November", beside a fact that is due; nothing for any other, or where no day is known. */
export function formatDue({ id }: Fact, asOf: AsOf | undefined, language: Language): string[] {
  const since = asOf && Object.hasOwn(asOf.due, id) ? asOf.due[id] : undefined;
  if (asOf === undefined || since === undefined) return [];
  return [stringsOf(language).guide.dueSince(formatDay(since, asOf.today, language))];
}

/** "As of 28 November."; nothing where no day is known. */
export function formatAsOf(asOf: AsOf | undefined, language: Language): string[] {
  if (asOf === undefined) return [];
  return [stringsOf(language).guide.asOfDay(formatDay(asOf.today, asOf.today, language))];
}

/** A day as people write it, with its year where that is not the one that they are in. */
export function formatDay(day: string, today: string, language: Language = 'en'): string {
  const isThisYear = day.slice(0, 'YYYY'.length) === today.slice(0, 'YYYY'.length);
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'long', timeZone: 'UTC' },
    ...(!isThisYear && { year: 'numeric' }),
  }).format(new Date(`${day}T00:00:00Z`));
}
