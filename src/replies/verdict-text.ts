import type { DraftCheck } from '../desk/check-draft.ts';
import type {
  ClaimEvidence,
  PartMark,
  Reason,
  Verdict,
  VerdictKind,
  VerdictPart,
} from '../desk/verdict.ts';
import type { Citation, Fact } from '../knowledge/knowledge-base.ts';
import { longestClaim, longestShown } from '../limits.ts';
import { shorten } from './shorten.ts';

/** How people are told each verdict: what the source says, never what is true. */
export const verdictLine: Readonly<Record<VerdictKind, string>> = {
  supported: 'The source says so.',
  contradicted: 'The source says otherwise.',
  not_covered: 'Not in the source.',
};

/** The first lines of a verdict. Whose view it is comes before all else. */
export function formatVerdictLines(verdict: Verdict): string[] {
  const line = isUnchecked(verdict) ? uncheckedLine : verdictLine[verdict.kind];
  return [...viewLines(verdict.attributedTo), line];
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
export function formatReasons({ kind, because, attributedTo, parts }: Verdict): string[] {
  const marks = new Set(parts.map(({ mark }) => mark));
  const differing = marks.size > 1 ? parts : [];
  const reasons = because
    .filter(
      ({ what }) =>
        !(
          what === 'statement' ||
          (what === 'speaker' && attributedTo !== null && kind === 'supported')
        ),
    )
    .map(describeReason);
  return [...differing.map(describePart), ...reasons];
}

function describePart({ text, mark }: VerdictPart): string {
  return `“${shorten(text, longestShown.reason)}”: ${partLine[mark]}`;
}

const partLine = {
  said: 'the source says this',
  otherwise: 'the source says otherwise',
  not_found: 'not found in the source',
  not_read: 'not read',
} as const satisfies Record<PartMark, string>;

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

function formatTooLongClaim(claim: string): string {
  const count = (characters: number) => characters.toLocaleString('en');
  return (
    `it is ${count(claim.trim().length)} characters long, and one claim is read up to ` +
    `${count(longestClaim)}: check it in shorter sentences`
  );
}
