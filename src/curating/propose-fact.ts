import { draftSource } from '../drafting/draft-source.ts';
import type { Wordings } from '../drafting/fill-wordings.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { English } from '../language/english.ts';
import { splitWords } from '../language/split-words.ts';
import { longestButtonText } from '../slack-limits.ts';
import { toFields } from './fact-fields.ts';
import type { FactFields } from './workbench-view.ts';

export interface ProposeOptions {
  /** The source of the sentence, and the sentence as it stands there. */
  readonly source: string;
  readonly quote: string;
  readonly english: English;
  readonly wordings: { readonly questions: Wordings; readonly nearMisses: Wordings };
}

/** Drafts a fact from one sentence. Where no rule finds a question in it, the questions are left to the curator. */
export function proposeFact(
  base: KnowledgeBase,
  { source: id, quote, english, wordings }: ProposeOptions,
): FactFields {
  const source = base.sources[id];
  const context = { source: null, sources: Object.values(base.sources) };
  const bare = toFields(bareFact({ source: id, quote, base }), context);
  if (!source) return bare;

  const { facts } = draftSource({ source, english, wordings, base });
  const drafted = facts.find(({ citations }) => citations.some((each) => each.quote === quote));
  if (!drafted) return bare;
  const { list, ...rest } = drafted;
  return toFields({ ...rest, ...(list && { list }) }, context);
}

const idWords = 6;

function bareFact({
  source,
  quote,
  base,
}: {
  readonly source: string;
  readonly quote: string;
  readonly base: KnowledgeBase;
}) {
  const taken = new Set([...base.facts, ...base.drafts].map((fact) => fact.id));
  const words = splitWords(quote).map(({ folded }) => folded.replace(/[^a-z0-9]/g, ''));
  const stem =
    words
      .filter((word) => word !== '')
      .slice(0, idWords)
      .join('-') || 'fact';
  let id = stem;
  for (let n = 2; taken.has(id); n += 1) id = `${stem}-${n}`;
  const title = quote.replace(/[.!?]$/, '');
  return {
    id,
    title:
      title.length <= longestButtonText
        ? title
        : `${title.slice(0, longestButtonText - 1).replace(/\s\S*$/, '')}…`,
    answer: quote,
    citations: [{ source, quote }],
  };
}
