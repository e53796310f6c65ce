import { draftSource } from '../drafting/draft-source.ts';
import type { DraftWordings } from '../drafting/fill-wordings.ts';
import { takeId, toTitle } from '../drafting/name-fact.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { English } from '../language/english.ts';
import { toFields } from './fact-fields.ts';
import type { FactFields } from './workbench-view.ts';

export interface ProposeOptions {
  /** The source of the sentence, and the sentence as it stands there. */
  readonly source: string;
  readonly quote: string;
  readonly english: English;
  readonly wordings: DraftWordings;
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
  // A name that is only drafted is written nowhere.
  const names = rest.names.filter((each) => base.names.some((known) => known.id === each));
  return toFields({ ...rest, names, ...(list && { list }) }, context);
}

/** A fact that says the sentence, and nothing else yet. */
function bareFact({
  source,
  quote,
  base,
}: Pick<ProposeOptions, 'source' | 'quote'> & { readonly base: KnowledgeBase }) {
  const taken = new Set([...base.facts, ...base.drafts].map((fact) => fact.id));
  return {
    ...{ id: takeId(quote, taken), title: toTitle(quote), answer: quote },
    citations: [{ source, quote }],
  };
}
