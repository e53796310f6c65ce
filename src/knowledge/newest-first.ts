import type { Source } from './knowledge-base.ts';

/** Sources by their dates, the newest first, those without a date last. Of one day they keep their order. */
export function newestFirst(sources: readonly Source[]): Source[] {
  return sources.toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? '', 'en'));
}
