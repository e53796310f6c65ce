import type { FactEntry } from '../../knowledge/fact-file.ts';
import type { Citation, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { createStatementProof } from '../../knowledge/prove-statement.ts';
import { sameQuestion } from '../../knowledge/same-question.ts';
import { longestPatchQuestion, mostPatchQuestions } from '../../limits.ts';
import { patchFields } from '../../replies/patch-views.ts';
import { toCurators } from '../../replies/strings/to-curators.ts';
import type { CuratorCard } from '../../storage/curator-cards.ts';
import type { NewPatch } from '../../storage/patches.ts';
import { findQuoteIn } from './find-quote.ts';

/** What was typed and chosen, by field; empty where nothing was. */
export type PatchForm = Readonly<Record<keyof typeof patchFields, string>>;

/** What is wrong with a form, by field; or what it proposes. */
export type PatchProposal =
  | { readonly kind: 'patch'; readonly patch: NewPatch }
  | { readonly kind: 'refused'; readonly errors: Readonly<Record<string, string>> };

export interface PatchFormContext {
  readonly card: CuratorCard;
  readonly knowledge: KnowledgeBase;
  /** What people asked. */
  readonly asked: readonly string[];
}

/** Reads a curator's proposal, and holds it to the base as far as it can be here. */
export function readPatchForm(values: PatchForm, context: PatchFormContext): PatchProposal {
  const { card, knowledge } = context;
  if (card.answer === null) return readNearMiss(values, knowledge);
  const citation = findQuoteIn(card.answer, knowledge);
  return citation === null
    ? refused('answer', toCurators.quoteGone)
    : readFact(values, citation, context);
}

function readNearMiss(
  { question: given, fact }: PatchForm,
  knowledge: KnowledgeBase,
): PatchProposal {
  const question = oneLine(given);
  if (question === '') return refused('question', toCurators.noQuestion);
  if (!knowledge.facts.some(({ id }) => id === fact))
    return refused('fact', toCurators.noFactChosen);
  const known = findAsked(question, knowledge);
  return known === null
    ? { kind: 'patch', patch: { kind: 'not_in_source', question, fact } }
    : refused('question', toCurators.askedAlready(known, question));
}

function readFact(
  given: PatchForm,
  citation: Citation,
  { knowledge, asked }: PatchFormContext,
): PatchProposal {
  const [title, answer] = [oneLine(given.title), oneLine(given.answer)];
  const attribution = oneLine(given.attribution) || null;
  const questions = given.questions
    .split('\n')
    .map(oneLine)
    .filter((text) => text !== '');
  if (title === '') return refused('title', toCurators.noTitle);
  if (asked.some((words) => sameQuestion(words) === sameQuestion(title))) {
    return refused('title', toCurators.titleAsAsked);
  }
  const fault = findQuestionFault(questions, knowledge);
  if (fault !== null) return refused('questions', fault);

  const { source, quote } = citation;
  const patch = { title, questions, answer, attribution, source, quote };
  const [wrong] = proveWords(patch, citation, knowledge);
  if (!wrong) return { kind: 'patch', patch: { kind: 'fact', ...patch } };
  const [field] = wrong.path;
  const named = Object.values(patchFields).find((name) => name === field) ?? 'answer';
  return refused(named, `${wrong.found} ${wrong.remedy}`);
}

function findQuestionFault(questions: readonly string[], knowledge: KnowledgeBase): string | null {
  if (questions.length === 0) return toCurators.noQuestion;
  if (questions.length > mostPatchQuestions) return toCurators.tooManyQuestions(mostPatchQuestions);
  if (questions.some(({ length }) => length > longestPatchQuestion)) {
    return toCurators.questionTooLong(longestPatchQuestion);
  }
  for (const question of questions) {
    const known = findAsked(question, knowledge);
    if (known !== null) return toCurators.askedAlready(known, question);
  }
  return null;
}

/** The title of the fact that has a question already; `null` for none. */
function findAsked(question: string, { facts }: KnowledgeBase): string | null {
  const form = sameQuestion(question);
  const known = facts.find(({ questions, notInSource }) =>
    [...questions, ...notInSource].some((one) => sameQuestion(one) === form),
  );
  return known?.title ?? null;
}

/** The same proof as when files are loaded: each number and name in a curator's words stands in the quote. */
function proveWords(
  { title, questions, answer, attribution }: Omit<Extract<NewPatch, { kind: 'fact' }>, 'kind'>,
  citation: Citation,
  { sources, names, words }: KnowledgeBase,
) {
  const prove = createStatementProof({
    ...{ names, words },
    sources: new Map(Object.entries(sources)),
  });
  const entry: FactEntry = {
    ...{ id: 'proposed', title, questions: [...questions], answer, attribution, citations: [] },
    ...{ view: false, names: [], list: null, values: [], note: null, not_in_source: [] },
    ...{ translations: {}, version: 1, status: 'current', correction: null, owner: null },
    ...{ recheck: null, audience: null, embargo: null },
  };
  return prove({ entry, citations: [citation] });
}

function refused(field: keyof typeof patchFields, words: string): PatchProposal {
  return { kind: 'refused', errors: { [field]: words } };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
