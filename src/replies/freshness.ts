import type { Fact } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { formatDayAndYear } from './format-day.ts';
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
  return [stringsOf(language).guide.dueSince(formatDayAndYear(since, asOf.today, language))];
}

/** "As of 28 November."; nothing where no day is known. */
export function formatAsOf(asOf: AsOf | undefined, language: Language): string[] {
  if (asOf === undefined) return [];
  return [stringsOf(language).guide.asOfDay(formatDayAndYear(asOf.today, asOf.today, language))];
}
