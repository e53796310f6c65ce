import type { SourceVerdict, Verdict } from '../desk/verdict.ts';
import { isDivided } from '../desk/verdict.ts';
import type { Citation, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { formatTitle } from './format-citation.ts';

/** Whether replies must say which source they speak of. */
export function hasSeveralSources({ sources }: KnowledgeBase): boolean {
  return Object.keys(sources).length > 1;
}

/** A source as a headline names it: by its title, and by its date where it is known. */
export function nameSource(citation: Pick<Citation, 'source'>, knowledge: KnowledgeBase): string {
  const { date = null } = knowledge.sources[citation.source] ?? {};
  const title = formatTitle(citation, knowledge);
  return date === null ? title : `${title} (${date})`;
}

const differLine = 'The sources differ. The newest first:';

/** What a verdict begins with where the base has several sources; `null` where it need not name any. */
export function sourceVerdictLines(verdict: Verdict, knowledge: KnowledgeBase): string[] | null {
  const { kind, sources, citations } = verdict;
  if (!hasSeveralSources(knowledge)) return null;
  if (isDivided(verdict)) {
    return [differLine, ...sources.map((source) => sayWhich(source, knowledge))];
  }
  if (kind === 'not_covered') return null;
  const [only] = citations;
  if (sources.length === 0) return ['No source says all of it. Each part stands in one:'];
  if (sources.length > 1) return [`${sources.length} sources say ${says[kind]}.`];
  return only ? [`${nameSource(only, knowledge)} says ${says[kind]}.`] : null;
}

const says = { supported: 'so', contradicted: 'otherwise' } as const;

function sayWhich(source: SourceVerdict, knowledge: KnowledgeBase): string {
  const view = source.attributedTo === null ? '' : `, as the view of ${source.attributedTo}`;
  return `${nameSource(source, knowledge)} says ${says[source.kind]}${view}.`;
}
