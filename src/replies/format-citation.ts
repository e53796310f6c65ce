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

/** Where quotes stand, a line for each source: `¶4, ¶7 · Harbour to close`. What is always the same is said in the help. */
export function formatPlaces(
  citations: readonly Citation[],
  { sources }: KnowledgeBase,
): readonly string[] {
  const ids = [...new Set(citations.map(({ source }) => source))];
  return ids.map((id) => {
    const paragraphs = citations.filter(({ source }) => source === id).map(formatParagraph);
    return `${[...new Set(paragraphs)].join(', ')} · ${shorten(sources[id]?.title ?? id, longestShown.sourceTitle)}`;
  });
}

export function formatParagraph({ paragraph }: Citation): string {
  return `¶${paragraph}`;
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
export function formatTitle({ source }: Citation, { sources }: KnowledgeBase): string {
  return `“${shorten(sources[source]?.title ?? source, longestShown.sourceTitle)}”`;
}

/** Outlet and date as far as they are known. */
export function formatOrigin({ source }: Citation, { sources }: KnowledgeBase): string {
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
