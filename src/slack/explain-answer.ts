import { type Desk, matchesOf } from '../desk/answer.ts';
import { actionIds } from '../replies/action-ids.ts';
import { evidenceReply } from '../replies/evidence-reply.ts';
import { isOfKnowledge } from '../replies/fact-ref.ts';
import { noticeReply } from '../replies/notice-reply.ts';
import type { AnswerRecords } from './answer-records.ts';
import type { ActionListener } from './listener.ts';
import { onPress } from './on-press.ts';
import type { PrivateWords } from './tell-privately.ts';

export interface ExplainAnswerOptions {
  readonly desk: Desk;
  readonly records: AnswerRecords;
  readonly privateWords: PrivateWords;
}

/**
 * "Why this answer?": shows which words met what, to whoever pressed it. The button holds nobody's words: the
 * question is asked again, and as the same question gets the same answer, so does its evidence.
 */
export function createExplainAnswer({
  desk,
  records,
  privateWords,
}: ExplainAnswerOptions): ActionListener {
  return {
    kind: 'action',
    action: 'explainAnswer',
    actionId: actionIds.explainAnswer,
    scopes: ['chat:write'],
    listen: onPress({
      knowledge: desk.knowledge,
      privateWords,
      async handle({ press: { teamId, channelId }, ref, fact, tell }) {
        const { askId } = ref;
        const record = askId === null ? null : await records.find({ teamId, channelId, askId });
        const question = record?.question ?? null;
        if (question === null || !isOfKnowledge(ref, desk.knowledge)) {
          await tell(
            noticeReply('I no longer hold that question. Ask it again, and I can say why.'),
          );
          return;
        }

        const match = matchesOf(desk.answer(question)).find(
          (candidate) => candidate.fact.id === fact.id,
        );
        await tell(
          match
            ? evidenceReply(match)
            : noticeReply('You chose this topic yourself: the question did not lead to it.'),
        );
      },
    }),
  };
}
