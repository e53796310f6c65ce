import type { DraftCheck } from '../desk/check-draft.ts';
import type { Ruling } from '../desk/find-ruling.ts';
import type {
  ClaimEvidence,
  PartMark,
  Reason,
  Verdict,
  VerdictKind,
  VerdictPart,
} from '../desk/verdict.ts';
import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Language } from '../language/detect-language.ts';
import { longestClaim, longestShown } from '../limits.ts';
import { formatAnswerLine, nameOutsiders } from './describe-fact.ts';
import { shorten } from './shorten.ts';
import { hasSeveralSources, nameSource, sourceVerdictLines } from './source-lines.ts';

/** How people are told each verdict: what the source says, never what is true. */
export const verdictLine: Readonly<Record<VerdictKind, string>> = {
  supported: 'The source says so.',
  contradicted: 'The source says otherwise.',
  not_covered: 'Not in the source.',
};

/** The first lines of a verdict. Whose view it is comes before all else; of several sources it says which. */
export function formatVerdictLines(verdict: Verdict, knowledge: KnowledgeBase): string[] {
  const line = isUnchecked(verdict) ? uncheckedLine : verdictLine[verdict.kind];
  return [
    ...viewLines(verdict.attributedTo),
    ...(sourceVerdictLines(verdict, knowledge) ?? [line]),
  ];
}

/** The same for a sentence that was too much to check. */
export const uncheckedLine = 'Not checked.';

/** Whether a sentence was too much to check: then nothing is known of what the source says about it. */
export function isUnchecked({ because }: Verdict): boolean {
  return because.some(({ what }) => what === 'tangled' || what === 'too_long');
}

function viewLines(attributedTo: string | null): string[] {
  return attributedTo === null
    ? []
    : [
        `The source reports this as the view of ${shorten(attributedTo, longestShown.attribution).replace(/\.$/, '')}.`,
      ];
}

/** What is shown as the nearest where nothing decides. */
export function nearestCitations(
  { nearest, citations }: Verdict,
  near: readonly Fact[],
): readonly Citation[] {
  return (nearest ?? near[0])?.citations ?? citations;
}

export const nearestVerdictLine = 'The nearest it says:';

/** The reasons in words, part by part where parts differ; those that only repeat the verdict are left out. */
export function formatReasons(verdict: Verdict, knowledge: KnowledgeBase): string[] {
  const { kind, because, attributedTo, parts } = verdict;
  const marks = new Set(parts.map(({ mark }) => mark));
  const origins = new Set(parts.map(({ citation }) => citation?.source));
  const differing = marks.size > 1 || origins.size > 1 ? parts : [];
  const reasons = because
    .filter(
      ({ what }) =>
        !(
          what === 'statement' ||
          what === 'sources' ||
          (what === 'speaker' && attributedTo !== null && kind === 'supported')
        ),
    )
    .map(describeReason);
  return [...differing.map((part) => describePart(part, knowledge)), ...reasons];
}

function describePart({ text, mark, citation }: VerdictPart, knowledge: KnowledgeBase): string {
  const source =
    citation && hasSeveralSources(knowledge) ? nameSource(citation, knowledge) : 'the source';
  return `“${shorten(text, longestShown.reason)}”: ${partLine[mark](source)}`;
}

const partLine = {
  said: (source: string) => `${source} says this`,
  otherwise: (source: string) => `${source} says otherwise`,
  differs: () => 'the sources differ on this',
  not_found: () => 'not found in the source',
  not_read: () => 'not read',
} as const satisfies Record<PartMark, (source: string) => string>;

/** Says what a part of a claim was held against. */
export function describeReason({ what, claim, source }: Reason): string {
  switch (what) {
    case 'missing':
      return claim === ''
        ? 'nothing in the source says this'
        : `nothing in the source about: ${claim}`;
    case 'language':
      return 'claims are read in English only';
    case 'empty':
      return 'there is no word in it';
    case 'too_long':
      return formatTooLongClaim(claim);
    case 'tangled':
      return 'this sentence is too tangled to check: split it into shorter ones';
    case 'actor':
    case 'speaker':
      return `the source gives this to ${source}, the claim to ${claim}`;
    case 'role':
      return `the source names ${source}, the claim names ${claim}`;
    case 'denied':
    case 'statement':
      return `source: ${source}`;
    default:
      return `claim: ${claim}; source: ${source}`;
  }
}

/** How much of a draft the source has something on, in one line. */
export function formatCounts({ counts, sentences }: DraftCheck): string {
  const { length } = sentences;
  const unchecked = sentences.filter(({ verdict }) => isUnchecked(verdict)).length;
  return (
    `${length} ${length === 1 ? 'sentence' : 'sentences'}: the source says ` +
    `otherwise on ${counts.contradicted}, says so on ${counts.supported}, and has nothing on ` +
    `${counts.not_covered - unchecked}.${unchecked === 0 ? '' : ` ${unchecked} not checked.`}`
  );
}

/** In which order a draft's sentences are shown: what the source speaks against comes first. */
export const verdictOrder: readonly VerdictKind[] = ['contradicted', 'not_covered', 'supported'];

/** Which part of a claim met what. */
export function formatClaimEvidence({ evidence }: Verdict): string[] {
  return evidence.map(({ word, met, by }) => `${word}: ${describeMet[met](by ?? word)}`);
}

/** Which sentences of the source were looked at, and the rule that ended it at each. */
export function formatConsidered({ considered }: Verdict): string[] {
  return considered.map(
    ({ citation, rule, says, look }) =>
      `“${shorten(citation.quote, longestShown.evidence)}”: ${lookLine[look]} ${rule}: ${says}`,
  );
}

const lookLine = {
  pass: 'supports it.',
  otherwise: 'says otherwise.',
  hold: 'held back by',
} as const satisfies Record<Verdict['considered'][number]['look'], string>;

const describeMet = {
  same: (by: string) => `met “${by}”`,
  opposite: (by: string) => `the source has “${by}”, which is the contrary`,
  instead: (by: string) => `the source has “${by}” instead`,
  nothing: () => 'met nothing',
} as const satisfies Record<ClaimEvidence['met'], (by: string) => string>;

/** The first lines of the answer to a yes/no question: by the source, never in the desk's own name. */
export function formatRuling(
  ruling: Ruling,
  language: Language,
  knowledge: KnowledgeBase,
): string[] {
  const { kind, fact, attributedTo } = ruling;
  const [first] = fact.citations;
  const source = hasSeveralSources(knowledge) ? nameSource(first, knowledge) : 'the source';
  const answerLine = formatAnswerLine(fact, language);
  if (kind === 'otherwise') {
    return [
      ...viewLines(attributedTo),
      `Not according to ${source}: ${describeOtherwise(ruling) ?? answerLine}`,
    ];
  }
  return attributedTo === null
    ? [`According to ${source}: ${answerLine}`]
    : [...viewLines(attributedTo), answerLine];
}

function describeOtherwise({ fact, reason, outsiders }: Ruling): string | null {
  const { list } = fact;
  if (outsiders.length > 0 && list) {
    return `it lists ${list.items.length} ${shorten(list.of, longestShown.listName)}, and ${nameOutsiders(outsiders)} not among them.`;
  }
  if (reason === null || reason.source === null) return null;
  const source = shorten(reason.source, longestShown.rulingSource);
  switch (reason.what) {
    case 'count':
    case 'ordinal':
    case 'place':
      return `it says ${source}.`;
    case 'role':
      return `it names ${source}.`;
    default:
      return null;
  }
}

function formatTooLongClaim(claim: string): string {
  const count = (characters: number) => characters.toLocaleString('en');
  return (
    `it is ${count(claim.trim().length)} characters long, and one claim is read up to ` +
    `${count(longestClaim)}: check it in shorter sentences`
  );
}
