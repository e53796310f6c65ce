import type { ActionsBlock, ContextBlock, RichTextBlock, SectionBlock } from '@slack/types';
import type { Outcome } from '../desk/outcome-of.ts';
import type { Basis } from '../desk/to-basis.ts';
import { hashFactIn } from '../knowledge/hash-fact.ts';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { QuotedAddition } from '../knowledge/quoted-addition.ts';

/** The blocks that replies are made of. */
export type ReplyBlock = ActionsBlock | ContextBlock | RichTextBlock | SectionBlock;

/** What a person sees: blocks, and the same as plain text for notifications and screen readers. */
export interface Reply {
  readonly blocks: readonly ReplyBlock[];
  /** Escaped for Slack: nothing in it is markup, and nobody is notified by it. */
  readonly text: string;
  /** Absent where the reply gives no fact. */
  readonly cited?: Cited;
  /** What became of what was asked. Absent where nothing was asked of the sources. */
  readonly outcome?: Outcome;
  /** What it rests on, for its receipt. Absent likewise. */
  readonly basis?: Basis;
}

/** Which facts a reply gives, each in which version, and from which base: all that is kept of it, so that it can be corrected. */
export interface Cited {
  readonly facts: readonly CitedFact[];
  /** The hash of the knowledge base. */
  readonly knowledge: string;
  /** What it quotes of texts that people put in from Slack, as these go; left out where there is nothing. */
  readonly quoted?: readonly QuotedAddition[];
}

export interface CitedFact {
  readonly id: string;
  /** As `hashFact` gives it. */
  readonly version: string;
}

/**
 * Gives the field `cited` of a reply, ready to be spread into it; nothing where it gives no fact.
 *
 * @param citations  What the reply quotes, whether a fact does or not.
 */
export function citing(
  facts: readonly (Fact | null | undefined)[],
  knowledge: KnowledgeBase,
  citations: readonly Citation[] = [],
): Pick<Reply, 'cited'> {
  const { hash, wholeHash = hash, sources } = knowledge;
  const cited = new Map(facts.flatMap((fact) => (fact ? [[fact.id, fact] as const] : [])));
  const quoted = citations.flatMap(({ source, paragraph, quote }): QuotedAddition[] => {
    const { title = '', added } = sources[source] ?? {};
    if (!added) return [];
    return [{ ...{ source, title, paragraph, quote }, hash: added.hash, until: added.until }];
  });
  if (cited.size === 0 && quoted.length === 0) return {};
  return {
    cited: {
      facts: [...cited].map(([id, fact]) => ({ id, version: hashFactIn(knowledge, fact) })),
      knowledge: wholeHash,
      ...(quoted.length > 0 && { quoted }),
    },
  };
}

/**
 * Where a reply goes.
 *
 * - `acknowledgement`: to the asker only. Slack does not report that it refused one.
 * - `response`: to the asker only. Slack reports a refusal.
 * - `message`: to everybody in the channel or thread. Slack reports a refusal.
 */
export type ReplySurface = 'acknowledgement' | 'response' | 'message';
