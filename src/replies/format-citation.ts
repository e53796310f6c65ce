import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { longestShown } from '../limits.ts';
import { shorten } from './shorten.ts';

/**
 * Says where a quote stands, as one line: title, paragraph, outlet and date as far as they are known. What is
 * not known is said, never guessed.
 *
 * `“Harbour to close”, ¶4 · outlet and date not stated in our copy`
 */
export function formatCitation(citation: Citation, knowledge: KnowledgeBase): string {
  return `${formatTitle(citation, knowledge)}, ¶${citation.paragraph} · ${formatOrigin(citation, knowledge)}`;
}

/** The same, with what it rests on: a fact, or nothing that a person accepted. */
export function formatPlace(
  { citation, fact }: { readonly citation: Citation; readonly fact: Fact | null },
  knowledge: KnowledgeBase,
): string {
  return `${formatCitation(citation, knowledge)} · ${formatSourceCount(fact)}`;
}

/** Says on how many sources a fact stands. A sentence that no fact cites is not curated. */
export function formatSourceCount(fact: Fact | null): string {
  if (fact === null) return 'not curated';
  const sources = new Set(fact.citations.map(({ source }) => source));
  return sources.size === 1 ? 'single source' : `${sources.size} sources`;
}

/** The title of the cited source, in quotation marks. */
export function formatTitle(
  { source }: Pick<Citation, 'source'>,
  { sources }: KnowledgeBase,
): string {
  return `“${shorten(sources[source]?.title ?? source, longestShown.sourceTitle)}”`;
}

/** Outlet and date as far as they are known. */
export function formatOrigin(
  { source }: Pick<Citation, 'source'>,
  { sources }: KnowledgeBase,
): string {
  const { outlet = null, date = null } = sources[source] ?? {};
  const known = [outlet && shorten(outlet, longestShown.outlet), date].filter(
    (part) => part !== null,
  );
  const unknown = [!outlet && 'outlet', !date && 'date'].filter((part) => part !== false);

  return [
    ...known,
    ...(unknown.length > 0 ? [`${unknown.join(' and ')} not stated in our copy`] : []),
  ].join(' · ');
}
