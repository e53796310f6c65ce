import { type Desk, matchesOf } from '../desk/answer.ts';
import { checkBySentence } from '../desk/check-draft.ts';
import {
  type Consultation,
  checkTextBySentence,
  consultBySentence,
  isStatements,
} from '../desk/consult.ts';
import { isAsked, readClaim } from '../desk/read-claim.ts';
import { splitDraft } from '../desk/split-draft.ts';
import { longestQuestion, mostSentences } from '../limits.ts';
import { answerReply } from '../replies/answer-reply.ts';
import { type DraftReplyOptions, draftReplies, draftReply } from '../replies/draft-reply.ts';
import { evidenceReply } from '../replies/evidence-reply.ts';
import { helpReply } from '../replies/help-reply.ts';
import { noticeReply, tooLongReply } from '../replies/notice-reply.ts';
import type { Reply, ReplySurface } from '../replies/reply.ts';
import { topicsReply } from '../replies/topics-reply.ts';
import { verdictEvidenceReply, verdictReply } from '../replies/verdict-reply.ts';
import { describeReason } from '../replies/verdict-text.ts';
import { readRequest } from './read-request.ts';
import type { Task, TaskResult } from './task.ts';

export interface PerformerOptions {
  readonly desk: Desk;
  /** With its slash. */
  readonly command: string;
}

/** Does a task a sentence at a time: whoever steps through it may do something else in between. */
export type Perform = (task: Task) => Generator<void, TaskResult, void>;

interface Place {
  readonly surface: ReplySurface;
  readonly askId: string;
}

interface CheckOptions {
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

  return function* perform(task) {
    switch (task.kind) {
      case 'message':
        return { replies: [yield* replyTo(task.text, task)], words: task.text };
      case 'command': {
        const { text, lines } = task;
        const claim = readClaim(lines) ?? (isStatements(lines) ? lines : null);
        return claim !== null && (text.length > longestQuestion || splitDraft(claim).length > 1)
          ? { replies: yield* check(claim, task), words: `check ${claim}` }
          : { replies: [yield* replyTo(text, task)], words: text };
      }
      case 'check': {
        const { lines } = task;
        return isAsked(lines)
          ? { replies: [yield* replyTo(lines, task)], words: lines }
          : { replies: yield* check(lines, task), words: `check ${lines}` };
      }
      case 'draft': {
        const shown = { surface: 'message', askId: null, isDraft: true } as const;
        return { replies: yield* check(task.lines, shown), words: task.lines };
      }
      case 'share': {
        const { words, sharedBy } = task;
        const shown = { surface: 'message', askId: null, sharedBy } as const;
        return { replies: yield* check(readClaim(words) ?? words, shown), words };
      }
      case 'explain':
        return { replies: [yield* explain(task)], words: task.words };
    }
  };

  function* replyTo(text: string, { surface, askId }: Place): Generator<void, Reply, void> {
    const request = readRequest(text, command);
    const place = { surface, askId };

    switch (request.kind) {
      case 'help':
        return helpReply({ knowledge, command });
      case 'topics':
        return topicsReply({ knowledge, command });
      case 'check':
        return noticeReply(
          `Write the claim after it: ${command} check CLAIM. For a whole draft: ${command} draft.`,
        );
      case 'draft':
        return noticeReply(
          `Type ${command} draft, or choose “Check a draft” among my shortcuts, and paste your draft there.`,
        );
      case 'text':
        return toReply(yield* consultBySentence(desk, request.text), place);
    }
  }

  function toReply(found: Consultation, place: Place): Reply {
    switch (found.kind) {
      case 'answer':
        return answerReply({ ...found, ...place, knowledge, command });
      case 'verdict':
        return verdictReply({ ...found, ...place, knowledge });
      case 'draft':
        return draftReply({ ...found, ...place, knowledge });
      case 'too_long':
        return tooLongReply(found);
    }
  }

  /** A claim gets its verdict, and what has more than one sentence a row for each. */
  function* check(
    text: string,
    { surface, askId, isDraft = false, sharedBy }: CheckOptions,
  ): Generator<void, TaskResult['replies'], void> {
    const shown = { surface, askId, knowledge, ...(sharedBy !== undefined && { sharedBy }) };
    const sentences = splitDraft(text);
    if (!isDraft && sentences.length <= 1) {
      const checked = yield* checkTextBySentence(desk, text);
      if (checked.kind === 'verdict') return [verdictReply({ ...shown, ...checked })];
    }

    const draft = yield* checkBySentence(desk, sentences.slice(0, mostSentences));
    const unread = Math.max(0, sentences.length - mostSentences);
    const options: DraftReplyOptions = { ...shown, draft, unread };
    return sharedBy === undefined ? draftReplies(options) : [draftReply(options)];
  }

  function* explain({
    words,
    factId,
  }: Extract<Task, { kind: 'explain' }>): Generator<void, Reply, void> {
    const found = yield* consultBySentence(desk, words);
    if (found.kind === 'verdict') return verdictEvidenceReply(found.verdict);

    const { answer, ruling } = found.kind === 'answer' ? found : { answer: null, ruling: null };
    const match = answer && matchesOf(answer).find(({ fact }) => fact.id === factId);
    if (match) return evidenceReply(match);
    return ruling?.reason && ruling.fact.id === factId
      ? noticeReply(`Why: ${describeReason(ruling.reason)}.`)
      : noticeReply('You chose this topic yourself: the question did not lead to it.');
  }
}
