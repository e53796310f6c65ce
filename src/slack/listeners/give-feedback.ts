import { hashFact } from '../../knowledge/hash-fact.ts';
import { actionIds } from '../../replies/action-ids.ts';
import { feedbackReply } from '../../replies/feedback-reply.ts';
import type { Feedback } from '../../storage/feedback.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface GiveFeedbackOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly feedback: Feedback;
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
}

/** "Helpful" or "Not helpful": kept by the version of the fact that was told. It is whoever asked who says so. */
export function createGiveFeedback({
  access,
  command,
  feedback,
  keptWords,
  outbox,
}: GiveFeedbackOptions): ActionListener {
  return {
    kind: 'action',
    action: 'giveFeedback',
    actionId: actionIds.giveFeedback,
    scopes: ['chat:write'],
    listen: onPress({
      access,
      command,
      outbox,
      languageOf: keptWords.languageOf,
      binding: {
        ...{ obeys: 'asker', keptWords },
        lost: 'feedback',
      },
      async handle({ press: { teamId, userId, value }, ask, ref, fact, language, logger, tell }) {
        const isHelpful = value.startsWith('+');
        // What was told may be an older version than the fact has now.
        const version = ask?.facts.find(({ id }) => id === fact.id)?.version || hashFact(fact);
        const told = { id: fact.id, version };
        await feedback.vote({ teamId, userId }, told, isHelpful);
        logger.info('Feedback on an answer.', { teamId, factId: fact.id, isHelpful });
        await tell(feedbackReply({ isHelpful, fact: told, askId: ref.askId, language }));
      },
    }),
  };
}
