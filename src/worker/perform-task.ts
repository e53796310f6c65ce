import { type Answer, type Desk, matchesOf } from '../desk/answer.ts';
import { checkBySentence } from '../desk/check-draft.ts';
import { type Consultation, checkTextBySentence, findTooLong } from '../desk/consult.ts';
import { type Outcome, outcomeOf } from '../desk/outcome-of.ts';
import { toBasis } from '../desk/to-basis.ts';
import { isClaim, type Understood } from '../desk/understand.ts';
import type { Withheld } from '../desk/views/find-withheld.ts';
import type { Citation } from '../knowledge/knowledge-base.ts';
import { detectLanguage, type Language } from '../language/detect-language.ts';
import { mostSentences } from '../limits.ts';
import { sourcesElsewhereReply } from '../replies/addition-replies.ts';
import { answerReply, otherNearestReply } from '../replies/answer-reply.ts';
import { nearestOf } from '../replies/answer-view.ts';
import { answersReply } from '../replies/answers-reply.ts';
import { type DraftReplyOptions, draftReplies, draftReply } from '../replies/draft-reply.ts';
import { describeRule, evidenceReply } from '../replies/evidence-reply.ts';
import type { AsOf } from '../replies/freshness.ts';
import { helpReply } from '../replies/help-reply.ts';
import { formatTooMany, notice, noticeReply, tooLongReply } from '../replies/notice-reply.ts';
import type { Reply, ReplySurface } from '../replies/reply.ts';
import { settingsElsewhereReply } from '../replies/settings-replies.ts';
import { stringsOf } from '../replies/strings/strings-of.ts';
import { topicsReply } from '../replies/topics-reply.ts';
import { verdictEvidenceReply, verdictReply } from '../replies/verdict-reply.ts';
import { askOutputs, checkOutputs } from '../replies/workflow-outputs.ts';
import { readTopicFilter } from './read-request.ts';
import { createAnswerMemory } from './remember-answers.ts';
import type { Task, TaskResult } from './task.ts';

export interface PerformerOptions {
  readonly desk: Desk;
  /** With its slash. */
  readonly command: string;
}

/**
 * Does a task a sentence at a time: the caller may do something else between two sentences.
 *
 * @param note  Is told what the words were found to be, so that nobody need find out again.
 */
export type Perform = (
  task: Task,
  note?: (understood: Understood) => void,
) => Generator<void, TaskResult, void>;

interface Place {
  readonly surface: ReplySurface;
  readonly askId: string;
  readonly language: Language;
  readonly asOf?: AsOf | undefined;
  /** What of the base is not shown there. */
  readonly withheld?: Withheld | undefined;
}

type AskedTask = Extract<Task, { readonly request: unknown }>;

interface CheckOptions {
  readonly asOf?: AsOf | undefined;
  readonly withheld?: Withheld | undefined;
  readonly surface: ReplySurface;
  readonly askId: string | null;
  /** Whether even one sentence is shown as a draft: counted, in a row. */
  readonly isDraft?: boolean;
  /** The Slack user who makes a private check public. All is then in one reply, as far as it fits. */
  readonly sharedBy?: string;
}

/** Makes what has a reply to everything. Pure: the same task gets the same replies, on any thread. */
export function createPerformer({ desk, command }: PerformerOptions): Perform {
  const { knowledge } = desk;
  const memory = createAnswerMemory(desk);

  return function* perform(task, note = () => {}) {
    const { text } = task;
    const language = speaks(text) ?? ('language' in task ? task.language : undefined) ?? 'en';
    const { asOf } = task;
    const own = 'request' in task ? toRequestReply(task, language) : null;
    if (own && task.kind !== 'check') return { replies: [own], words: text };
    const isAsked = task.kind === 'message' || task.kind === 'workflowAsk';
    const tooLong = isAsked ? findTooLong(text) : null;
    if (tooLong) {
      const reply = { ...tooLongReply(tooLong, language), outcome: outcomeOf(tooLong) };
      return { replies: [reply], words: text };
    }

    const isToCheck = ['check', 'draft', 'workflowCheck'].includes(task.kind);
    const understood = task.understood ?? memory.understand(text, { isToCheck, command });
    note(understood);
    const alone = { surface: 'message', askId: null } as const;
    switch (task.kind) {
      case 'message':
      case 'command':
      case 'check': {
        if (isClaim(understood) && task.kind !== 'message') {
          const words = task.kind === 'check' ? `check ${text}` : text;
          return { replies: yield* check(understood, task), words };
        }
        const reply = own ?? toReply(yield* memory.consult(understood), { ...task, language });
        return { replies: [reply], words: text };
      }
      case 'draft':
        return {
          replies: yield* check(understood, { ...alone, asOf, isDraft: true }),
          words: text,
        };
      case 'share': {
        const { sharedBy, withheld } = task;
        const shared = { ...alone, asOf, withheld, sharedBy };
        return { replies: yield* check(understood, shared), words: text };
      }
      case 'nearest': {
        const found = yield* memory.consult(understood);
        const nearest = answersIn(found).flatMap(({ answer }) => nearTo(answer));
        return { replies: [showNearest(found, language)], words: text, nearest };
      }
      case 'explain': {
        const found = yield* memory.consult(understood);
        return { replies: [explain(found, task.factId)], words: text };
      }
      case 'workflowAsk': {
        const found = yield* memory.consult(understood);
        const reply = toReply(found, { surface: 'message', askId: '', language, asOf });
        const outputs = askOutputs(found, { reply, knowledge });
        return { replies: [reply], words: text, ...(outputs && { outputs }) };
      }
      case 'workflowCheck':
        return { ...(yield* checkForWorkflow(understood, asOf)), words: text };
    }
  };

  /** One reply to the whole, as what a workflow goes on with is one text. */
  function* checkForWorkflow(
    understood: Understood,
    asOf: AsOf | undefined,
  ): Generator<void, Pick<TaskResult, 'replies' | 'outputs'>, void> {
    const { sentences } = understood;
    const checked = yield* checkBySentence(desk, sentences.slice(0, mostSentences));
    const unread = Math.max(0, sentences.length - mostSentences);
    const shown = { knowledge, surface: 'message', askId: null } as const;
    const draft = draftReply({ ...shown, draft: checked, unread });
    const [first, ...others] = checked.sentences;
    const reply = first && others.length === 0 ? verdictReply({ ...shown, ...first, asOf }) : draft;
    const outcome: Outcome =
      first && others.length === 0 ? outcomeOf({ kind: 'verdict', near: [], ...first }) : 'draft';
    return { replies: [{ ...reply, outcome }], outputs: checkOutputs(checked, { reply, draft }) };
  }

  function toRequestReply({ request, text, asOf }: AskedTask, language: Language): Reply | null {
    switch (request) {
      case 'help':
        return helpReply({ knowledge, command, language, asOf });
      case 'topics':
        return topicsReply({
          knowledge,
          command,
          filter: readTopicFilter(text, command),
          language,
          asOf,
        });
      case 'check':
        return notice(language, ({ writeClaim }) => writeClaim(command));
      case 'draft':
        return notice(language, ({ writeDraft }) => writeDraft(command));
      case 'settings':
        return settingsElsewhereReply(command, language);
      case 'source':
      case 'sources':
        return sourcesElsewhereReply(command, language);
      case null:
        return null;
    }
  }

  function toReply(found: Consultation, place: Place): Reply {
    const basis = toBasis(found, knowledge, place.withheld);
    return { ...showFound(found, place), outcome: outcomeOf(found), basis };
  }

  function showFound(found: Consultation, { surface, askId, language, asOf }: Place): Reply {
    const place = { surface, askId, asOf };
    switch (found.kind) {
      case 'answer':
        return answerReply({ ...found, ...place, knowledge, command, language });
      case 'answers':
        return answersReply({ ...found, ...place, knowledge, command });
      case 'too_many':
        return noticeReply(formatTooMany(found, language));
      case 'verdict':
        return verdictReply({ ...found, ...place, knowledge });
      case 'draft':
        return draftReply({ ...found, ...place, knowledge });
      case 'too_long':
        return tooLongReply(found, language);
    }
  }

  /** A claim gets its verdict, and what has more than one sentence a row for each. */
  function* check(
    understood: Understood,
    { surface, askId, asOf, withheld, isDraft = false, sharedBy }: CheckOptions,
  ): Generator<void, TaskResult['replies'], void> {
    const shown = { surface, askId, knowledge, ...(sharedBy !== undefined && { sharedBy }) };
    const { sentences } = understood;
    if (!isDraft && sentences.length <= 1) {
      const checked = yield* checkTextBySentence(desk, understood);
      if (checked.kind === 'verdict') {
        const basis = toBasis(checked, knowledge, withheld);
        const reply = verdictReply({ ...shown, ...checked, asOf });
        return [{ ...reply, outcome: outcomeOf(checked), basis }];
      }
    }

    const draft = yield* checkBySentence(desk, sentences.slice(0, mostSentences));
    const unread = Math.max(0, sentences.length - mostSentences);
    const options: DraftReplyOptions = { ...shown, draft, unread };
    // Of a draft out of the form nothing is kept.
    const basis = isDraft ? {} : { basis: toBasis({ kind: 'draft', draft }, knowledge, withheld) };
    if (sharedBy !== undefined) return [{ ...draftReply(options), ...basis }];
    const [first, ...others] = draftReplies(options);
    return [{ ...first, outcome: 'draft', ...basis }, ...others];
  }

  function showNearest(found: Consultation, language: Language): Reply {
    const misses = answersIn(found).flatMap(({ answer }) =>
      answer.kind === 'not_covered' ? [answer] : [],
    );
    const [miss] = misses;
    return miss && nearestOf(miss).length > 1
      ? otherNearestReply(miss, knowledge)
      : notice(language, ({ nothingNearer }) => nothingNearer);
  }

  function explain(found: Consultation, factId: string): Reply {
    if (found.kind === 'verdict') return verdictEvidenceReply(found.verdict);

    const answered = answersIn(found);
    const language = answered[0]?.answer.language ?? 'en';
    const matches = answered.flatMap(({ answer }) => matchesOf(answer));
    const match = matches.find(({ fact }) => fact.id === factId);
    const ruling = answered.find((one) => one.ruling?.fact.id === factId)?.ruling ?? null;
    if (match) return evidenceReply(match, { language, ruling });
    const strings = stringsOf(language);
    return noticeReply(ruling ? describeRule(ruling, strings) : strings.choseYourself);
  }
}

/** The language that words tell by their script; `null` where they may be anybody's: a command, a name. */
function speaks(text: string): Language | null {
  const language = detectLanguage(text);
  return language === 'en' ? null : language;
}

/** The questions that a text asks, each with its answer. */
function answersIn(found: Consultation) {
  return found.kind === 'answer' ? [found] : found.kind === 'answers' ? found.answers : [];
}

/** What an answer shows of sources, or what comes near where it shows nothing. */
function nearTo(answer: Answer): readonly Citation[] {
  switch (answer.kind) {
    case 'covered':
      return answer.level === 'passage' ? [answer.passage.citation] : answer.best.fact.citations;
    case 'choice':
      return answer.options.map(({ fact }) => fact.citations[0]);
    case 'not_covered':
      return answer.reason === 'not_in_source'
        ? nearestOf(answer).map(({ citation }) => citation)
        : [];
  }
}
