import { type Desk, matchesOf } from '../desk/answer.ts';
import { consult } from '../desk/consult.ts';
import { actionIds } from '../replies/action-ids.ts';
import { evidenceReply } from '../replies/evidence-reply.ts';
import { isOfKnowledge } from '../replies/fact-ref.ts';
import { noticeReply } from '../replies/notice-reply.ts';
import type { Reply } from '../replies/reply.ts';
import { verdictEvidenceReply } from '../replies/verdict-reply.ts';
import { describeReason } from '../replies/verdict-text.ts';
import type { KeptWords } from './kept-words.ts';
import type { ActionListener } from './listener.ts';
import { onPress } from './on-press.ts';
import type { PrivateWords } from './tell-privately.ts';

export interface ExplainAnswerOptions {
  readonly desk: Desk;
  readonly keptWords: KeptWords;
  readonly privateWords: PrivateWords;
}

const lost = 'I no longer hold that question. Ask it again, and I can say why.';

/**
 * "Why this answer?": shows which words met what, to whoever pressed it. The button holds nobody's words: the
 * question is asked again, and as the same question gets the same answer, so does its evidence.
 */
export function createExplainAnswer({
  desk,
  keptWords,
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
      binding: { obeys: 'reader', keptWords, lost },
      async handle({ ask, ref, fact, tell }) {
        const question = ask?.words ?? null;
        if (question === null || !isOfKnowledge(ref, desk.knowledge)) {
          await tell(noticeReply(lost));
          return;
        }

        await tell(explain(question, fact.id));
      },
    }),
  };

  function explain(question: string, factId: string): Reply {
    const found = consult(desk, question);
    if (found.kind === 'verdict') return verdictEvidenceReply(found.verdict);

    const { answer, ruling } = found.kind === 'answer' ? found : { answer: null, ruling: null };
    const match = answer && matchesOf(answer).find(({ fact }) => fact.id === factId);
    if (match) return evidenceReply(match);
    return ruling?.reason && ruling.fact.id === factId
      ? noticeReply(`Why: ${describeReason(ruling.reason)}.`)
      : noticeReply('You chose this topic yourself: the question did not lead to it.');
  }
}
