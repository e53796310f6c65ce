import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestShown } from '../limits.ts';
import { formatDay } from './format-day.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';

/**
 * Says where a quote stands, as one line: title, paragraph, outlet and date as far as they are known. What is
 * not known is said, never guessed.
 *
 * `“Harbour to close”, ¶4 · outlet and date not stated in our copy`
 */
export function formatCitation(
  citation: Citation,
  knowledge: KnowledgeBase,
  language: Language,
): string {
  const origin = formatOrigin(citation, knowledge, language);
  return `${formatTitle(citation, knowledge)}, ¶${citation.paragraph} · ${origin}`;
}

/**
 * The same in as few words as tell the place: what is not known, and on how many sources it stands, is said in help and
 * with the whole quote. Gives the title apart, as it may be a link.
 *
 * `¶4 · `, `Harbour to close`, ` · The Quay · 2026-05-01`
 *
 * Of a text that somebody put in, it says so instead, and who only where a person can be shown.
 */
export function formatPlace(
  { source, paragraph }: Citation,
  { sources }: KnowledgeBase,
  language: Language = 'en',
): readonly [before: string, title: string, after: string] {
  const { title = source, outlet = null, date = null, added } = sources[source] ?? {};
  const known = added
    ? [stringsOf(language).addedHere(formatDay(added.at, language))]
    : [outlet && shorten(outlet, longestShown.outlet), date].filter(Boolean);
  return [
    `¶${paragraph} · `,
    shorten(title, longestShown.sourceTitle),
    known.map((part) => ` · ${part}`).join(''),
  ];
}

/** Says on how many sources a fact stands. A sentence that no fact cites is not curated. */
export function formatSourceCount(fact: Fact | null, language: Language): string {
  const { notCurated, sourceCount } = stringsOf(language).guide;
  return fact === null
    ? notCurated
    : sourceCount(new Set(fact.citations.map(({ source }) => source)).size);
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
  { sources }: Pick<KnowledgeBase, 'sources'>,
  language: Language,
): string {
  const { outlet = null, date = null, added } = sources[source] ?? {};
  if (added) return stringsOf(language).addedHere(formatDay(added.at, language));
  const known = [outlet && shorten(outlet, longestShown.outlet), date].filter(
    (part) => part !== null,
  );
  const { notStated } = stringsOf(language).guide;
  const unknown = outlet
    ? date
      ? []
      : [notStated.date]
    : [date ? notStated.outlet : notStated.both];
  return [...known, ...unknown].join(' · ');
}
