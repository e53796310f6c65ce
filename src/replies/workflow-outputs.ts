import type { DraftCheck } from '../desk/check-draft.ts';
import type { Consultation } from '../desk/consult.ts';
import type { Citation, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { toAnswerView } from './answer-view.ts';
import { formatPlace } from './format-citation.ts';
import { type Bearing, bearingOf } from './mark-claim.ts';
import type { Reply } from './reply.ts';
import { toMarkdown } from './to-markdown.ts';
import { fromSlackText } from './to-slack-text.ts';

/** What a workflow goes on with: names and values as the manifest declares them. An output with nothing in it is empty. */
export type WorkflowOutputs = Readonly<Record<string, string | number>>;

/** What the source says of a claim in one word, for a workflow to branch by. */
const verdictWords = {
  so: 'supported',
  otherwise: 'contradicted',
  differ: 'sources_differ',
  part: 'in_part',
  nothing: 'not_covered',
  unread: 'not_checked',
} as const satisfies Record<Bearing, string>;

/** A text is called by what most needs somebody to look at it: it is supported where each sentence is. */
const gravestFirst: readonly Bearing[] = ['otherwise', 'differ', 'unread', 'nothing', 'part', 'so'];

/** What may be found for a question, and for a text: as `outcome` gives it. */
export const askOutcomes = ['covered', 'choice', 'several', ...Object.values(verdictWords)];
export const checkOutcomes = gravestFirst.map((outcome) => verdictWords[outcome]);

/**
 * The outputs of "Ask the desk". `null` where nothing was looked up, as there were too many questions: the reply says why.
 * A quote is given where it answers; what is only near stands in the answer, called so.
 */
export function askOutputs(
  found: Consultation,
  { reply, knowledge }: { readonly reply: Reply; readonly knowledge: KnowledgeBase },
): WorkflowOutputs | null {
  const outcome = nameOutcome(found);
  if (outcome === null) return null;
  const citation = findCitation(found);
  return {
    answer: fromSlackText(reply.text),
    quote: citation?.quote ?? '',
    paragraph: citation === null ? '' : String(citation.paragraph),
    source: citation === null ? '' : nameSource(citation, knowledge),
    outcome,
  };
}

/** The outputs of "Check a text". */
export function checkOutputs(
  { sentences }: DraftCheck,
  { reply, draft }: { readonly reply: Reply; readonly draft: Reply },
): WorkflowOutputs {
  const outcomes = sentences.map(({ verdict }) => bearingOf(verdict));
  const gravest = gravestFirst.find((outcome) => outcomes.includes(outcome)) ?? 'unread';
  const counts = gravestFirst.map((outcome) => [
    verdictWords[outcome],
    outcomes.filter((one) => one === outcome).length,
  ]);
  return {
    verdict: fromSlackText(reply.text),
    markdown: toMarkdown(draft.blocks) ?? '',
    outcome: verdictWords[gravest],
    sentences: sentences.length,
    ...Object.fromEntries(counts),
  };
}

function nameOutcome(found: Consultation): string | null {
  switch (found.kind) {
    case 'answer': {
      const { kind } = found.answer;
      return found.ruling ? 'covered' : kind;
    }
    case 'verdict':
      return verdictWords[bearingOf(found.verdict)];
    case 'answers':
    case 'draft':
      return 'several';
    case 'too_many':
    case 'too_long':
      return null;
  }
}

/** What an answer or a verdict rests on. */
function findCitation(found: Consultation): Citation | null {
  switch (found.kind) {
    case 'answer': {
      if (nameOutcome(found) !== 'covered') return null;
      return toAnswerView(found.answer, found.ruling)?.quotes[0]?.citation ?? null;
    }
    case 'verdict':
      return found.verdict.kind === 'not_covered' ? null : (found.verdict.citations[0] ?? null);
    default:
      return null;
  }
}

/** The title, with outlet and date as far as they are known. */
function nameSource(citation: Citation, knowledge: KnowledgeBase): string {
  const [, title, after] = formatPlace(citation, knowledge);
  return `${title}${after}`;
}
