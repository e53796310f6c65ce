import { isDivided, type SourceVerdict, type Verdict } from '../desk/verdict.ts';
import type { Citation, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { formatTitle } from './format-citation.ts';
import { stringsOf } from './strings/strings-of.ts';

/** A source as a headline names it: by its title, and by its date where it is known. */
function nameSource(citation: Pick<Citation, 'source'>, knowledge: KnowledgeBase): string {
  const { date = null } = knowledge.sources[citation.source] ?? {};
  const title = formatTitle(citation, knowledge);
  return date === null ? title : `${title} (${date})`;
}

/** Which of several sources decides a claim; `null` where the base has one, or none decides. */
export function formatSources(verdict: Verdict, knowledge: KnowledgeBase): string | null {
  const { kind, sources, citations, attributedTo, language } = verdict;
  const [cited] = citations;
  if (Object.keys(knowledge.sources).length < 2 || isDivided(verdict)) return null;
  if (kind === 'not_covered' || attributedTo !== null || !cited) return null;
  const strings = stringsOf(language);
  const isSo = kind === 'supported';
  switch (sources.length) {
    case 0:
      return isSo ? strings.saidInParts : null;
    case 1:
      return (isSo ? strings.saysSo : strings.saysOtherwise)(nameSource(cited, knowledge));
    default:
      return (isSo ? strings.sourcesSaySo : strings.sourcesSayOtherwise)(sources.length);
  }
}

/** What one of several sources says, where they differ. */
export function sayWhich(
  { source, kind, attributedTo }: SourceVerdict,
  knowledge: KnowledgeBase,
): string {
  const view = attributedTo === null ? '' : `, as the view of ${attributedTo}`;
  const says = kind === 'supported' ? 'so' : 'otherwise';
  return `${nameSource({ source }, knowledge)} says ${says}${view}.`;
}
