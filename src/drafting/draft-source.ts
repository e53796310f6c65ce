import type { KnowledgeBase, Source } from '../knowledge/knowledge-base.ts';
import type { English } from '../language/english.ts';
import { type DraftFact, draftFacts } from './draft-facts.ts';
import { type DraftName, draftNames, toName } from './draft-names.ts';
import type { DraftWordings } from './fill-wordings.ts';
import { proveDrafts } from './prove-drafts.ts';

export interface DraftSourceOptions {
  readonly source: Source;
  readonly english: English;
  readonly wordings: DraftWordings;
  /** The base that it comes into. */
  readonly base: Pick<KnowledgeBase, 'sources' | 'facts' | 'drafts' | 'names' | 'words'>;
}

/** What is drafted from one source. All of it proves. */
export interface Draft {
  readonly facts: readonly DraftFact[];
  readonly names: readonly DraftName[];
}

/** A base with nothing in it. */
export const emptyBase: DraftSourceOptions['base'] = {
  ...{ sources: {}, facts: [], drafts: [], names: [], words: [] },
};

/** Drafts facts and names from a source, for a curator to read. */
export function draftSource({ source, english, wordings, base }: DraftSourceOptions): Draft {
  const names = draftNames(source, { dictionary: english.dictionary, known: base.names });
  const all = [...base.names, ...names.map(toName)];
  const facts = draftFacts({ source, names: all, english, wordings, base });
  return { names, facts: proveDrafts({ source, facts, names, base }) };
}
