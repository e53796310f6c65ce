import { z } from 'zod';
import type { FactEntry } from '../../knowledge/fact-file.ts';
import type { Citation, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { createStatementProof } from '../../knowledge/prove-statement.ts';
import { sameQuestion } from '../../knowledge/same-question.ts';
import { longestPatchQuestion, mostPatchQuestions } from '../../limits.ts';
import { patchCallbackId, patchFields } from '../../replies/patch-views.ts';
import { toCurators } from '../../replies/strings/to-curators.ts';
import type { CuratorCard, CuratorCards } from '../../storage/curator-cards.ts';
import type { NewPatch, Patches } from '../../storage/patches.ts';
import { showCard } from '../answering/show-card.ts';
import type { ViewListener } from '../listener.ts';
import { openedWith, typedInto } from '../messages/read-form.ts';
import { toAskedByForm } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';
import { findAnswer } from './make-patch.ts';

export interface SubmitPatchOptions {
  readonly access: Access;
  readonly cards: CuratorCards;
  readonly outbox: Outbox;
  readonly patches: Patches;
}

const line = (name: string) => typedInto(name).optional().default('');
const submissionSchema = z.object({
  view: z.object({
    private_metadata: openedWith(z.object({ id: z.uuid() })),
    state: z.object({
      values: z.object({
        title: line(patchFields.title),
        questions: line(patchFields.questions),
        answer: line(patchFields.answer),
        attribution: line(patchFields.attribution),
        question: line(patchFields.question),
        fact: z
          .object({
            fact: z.object({ selected_option: z.object({ value: z.string() }).nullish() }),
          })
          .transform(({ fact }) => fact.selected_option?.value ?? '')
          .optional()
          .default(''),
      }),
    }),
  }),
});
type Values = z.infer<typeof submissionSchema>['view']['state']['values'];

/** What is wrong with a form, by field; or what it proposes. */
type Read =
  | { readonly kind: 'patch'; readonly patch: NewPatch }
  | { readonly kind: 'refused'; readonly errors: Readonly<Record<string, string>> };

/** A curator's proposal for the knowledge base. It is held to the base as far as it can be here, and kept: nothing is written. */
export function createSubmitPatch({
  access,
  cards,
  outbox,
  patches,
}: SubmitPatchOptions): ViewListener {
  return {
    kind: 'view',
    callbackId: patchCallbackId,
    scopes: ['chat:write'],
    async listen({ ack, body, client, context, logger }) {
      const { view } = submissionSchema.parse(body);
      const { id } = view.private_metadata;
      const { values } = view.state;
      const by = toAskedByForm({ body, context, client });
      const { teamId, userId } = by;
      const first = values.fact === '' && values.question === '' ? 'title' : 'question';
      const refuse = (words: string) =>
        ack({ response_action: 'errors', errors: { [first]: words } });

      const card = await cards.find(teamId, id);
      if (!card) return refuse(toCurators.cardGone);
      const here =
        card.channelId === null ? by : { ...by, channelId: card.channelId, isShared: null };
      if (!(await access.mayChange(here))) return refuse(toCurators.notYoursToMake);
      const { knowledge } = (await access.find(here)).toAll;
      const asks = await cards.asks(teamId, id);
      const read = readForm(values, { card, knowledge, asked: asks.map(({ words }) => words) });
      if (read.kind === 'refused') {
        return ack({ response_action: 'errors', errors: { ...read.errors } });
      }
      if (!(await patches.propose({ teamId, userId }, { id, asks }, read.patch))) {
        return refuse(toCurators.madeAlready);
      }
      await ack();
      const made = await cards.find(teamId, id);
      if (made) await showCard(made, { cards, outbox, client, teamId, userId, logger });
    },
  };
}

interface FormContext {
  readonly card: CuratorCard;
  readonly knowledge: KnowledgeBase;
  /** What people asked. */
  readonly asked: readonly string[];
}

function readForm(values: Values, context: FormContext): Read {
  const { card, knowledge } = context;
  if (card.answer === null) return readNearMiss(values, knowledge);
  const citation = findAnswer(card.answer, knowledge);
  return citation === null
    ? refused('answer', toCurators.quoteGone)
    : readFact(values, citation, context);
}

function readNearMiss({ question: given, fact }: Values, knowledge: KnowledgeBase): Read {
  const question = oneLine(given);
  if (question === '') return refused('question', toCurators.noQuestion);
  if (!knowledge.facts.some(({ id }) => id === fact))
    return refused('fact', toCurators.noFactChosen);
  const known = findAsked(question, knowledge);
  return known === null
    ? { kind: 'patch', patch: { kind: 'not_in_source', question, fact } }
    : refused('question', toCurators.askedAlready(known, question));
}

function readFact(given: Values, citation: Citation, { knowledge, asked }: FormContext): Read {
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

function refused(field: keyof typeof patchFields, words: string): Read {
  return { kind: 'refused', errors: { [field]: words } };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
