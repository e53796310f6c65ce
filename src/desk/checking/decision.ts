import type { Citation, Fact } from '../../knowledge/knowledge-base.ts';
import { splitWords } from '../../language/split-words.ts';
import { speaks } from '../../reading/find-speakers.ts';
import type { Passage } from '../../reading/read-passages.ts';
import type { Considered, Reason, Verdict } from '../verdict.ts';
import type { ClauseCheck } from './check-clause.ts';
import type { Alignment, Pair } from './passages/alignment.ts';
import type { PassageCheck } from './passages/check-passages.ts';

/** What the base says about a claim, or a part of one, and what decided it. */
export type Decision = Pick<
  Verdict,
  | 'kind'
  | 'rule'
  | 'because'
  | 'citations'
  | 'attributedTo'
  | 'fact'
  | 'nearest'
  | 'unexplained'
  | 'evidence'
  | 'considered'
>;

export function ofFact(text: string, { kind, findings }: ClauseCheck): Decision {
  const fact = findings[0]?.fact ?? null;
  const isView = fact?.view ?? false;
  const because = findings.map(({ reason }) => reason);
  const rule = because[0]?.what ?? 'statement';
  if (isView && fact?.attribution && because[0]?.what !== 'speaker') {
    because.push({ what: 'speaker', claim: text.trim(), source: fact.attribution });
  }
  return {
    ...{ kind, rule, because, fact },
    citations: fact?.citations ?? [],
    attributedTo: isView ? (fact?.attribution?.replace(/^according to\s+/i, '') ?? null) : null,
    nearest: null,
    unexplained: [],
    evidence: findings.flatMap(({ evidence }) => evidence),
    considered: [],
  };
}

export function ofPassage(text: string, passage: Passage, rule: string): Decision {
  return {
    ...{ kind: 'supported', rule, fact: null, nearest: null },
    because: [{ what: 'statement', claim: text.trim(), source: passage.text }],
    citations: [toCitation(passage)],
    attributedTo: isNamedIn(text, passage.speaker) ? null : passage.speaker,
    unexplained: [],
    evidence: [],
    considered: [],
  };
}

export function ofAlignment(
  text: string,
  { pairs, source }: Alignment,
  { kind, rule }: PassageCheck,
): Decision {
  const turned = pairs.filter(({ how }) => how === 'contrary' || how === 'instead');
  const decision = ofPassage(text, source.passage, rule);
  return {
    ...decision,
    kind,
    because: kind === 'supported' ? decision.because : [reasonOf(text, turned, source.passage)],
    attributedTo: kind === 'supported' ? decision.attributedTo : null,
    evidence: pairs.map(({ claim, source: by, how }) => ({
      word: claim.unit.text,
      met: how === 'contrary' ? 'opposite' : how === 'instead' ? 'instead' : 'same',
      by: by.unit.text,
    })),
  };
}

function reasonOf(text: string, turned: readonly Pair[], { text: source }: Passage): Reason {
  const [first] = turned;
  if (!first) return { what: 'denied', claim: text.trim(), source };
  const isActor = first.claim.chunk !== null && first.claim.verb?.subject === first.claim.chunk;
  const join = (units: readonly { readonly unit: { readonly text: string } }[]) =>
    units.map(({ unit }) => unit.text).join(' ');
  return {
    what: first.how === 'contrary' ? 'opposite' : isActor ? 'actor' : 'detail',
    claim: join(turned.map(({ claim }) => claim)),
    source: join(turned.map((pair) => pair.source)),
  };
}

export function ofNothing(
  check: ClauseCheck,
  read: PassageCheck,
  unexplained: readonly string[],
): Decision {
  const nearest = nearestFact(check, read);
  return {
    kind: 'not_covered',
    rule: read.rule,
    because: [{ what: 'missing', claim: unexplained.join(', '), source: null }],
    citations: nearest?.citations ?? (read.passage ? [toCitation(read.passage)] : []),
    attributedTo: null,
    fact: null,
    nearest,
    unexplained,
    evidence: unexplained.map((word) => ({ word, met: 'nothing', by: null })),
    considered: [],
  };
}

/** The fact that comes nearest, where no sentence of another one leaves fewer words of the claim over. */
function nearestFact(
  { nearest, unexplained }: ClauseCheck,
  { passage, alignment }: PassageCheck,
): Fact | null {
  if (!nearest) return null;
  const isOfSentence = nearest.fact.citations.some(
    ({ quote }) =>
      passage !== null && (quote.includes(passage.text) || passage.text.includes(quote)),
  );
  const isFurther = alignment !== null && alignment.unmet.length < unexplained.length;
  return isFurther && !isOfSentence ? null : nearest.fact;
}

export function toConsidered({
  alignment,
  rule: { name, says },
  look,
}: PassageCheck['looks'][number]): Considered {
  return { citation: toCitation(alignment.source.passage), rule: name, says, look };
}

export function toCitation({ source, paragraph, start, end, text }: Passage): Citation {
  return { source, paragraph, start, end, quote: text };
}

/** Whether a text has a speaker say it, whom it names by the last word of the name. */
function isNamedIn(text: string, speaker: string | null): boolean {
  const last = splitWords(speaker ?? '').at(-1)?.folded;
  return speaks(text) && splitWords(text).some(({ folded }) => folded === last);
}
