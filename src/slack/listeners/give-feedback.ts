import { actionIds } from '../../replies/action-ids.ts';
import { notice } from '../../replies/notice-reply.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import { onPress } from '../answering/on-press.ts';
import type { ActionListener } from '../listener.ts';
import type { Access } from '../permission/create-access.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface GiveFeedbackOptions {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: KeptWords;
  readonly outbox: Outbox;
}

/** "Helpful" or "Not helpful": noted in the log by the fact's id, for whoever curates. It is whoever asked who says so. */
export function createGiveFeedback({
  access,
  command,
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
      async handle({ press: { teamId, value }, fact, language, logger, tell }) {
        const isHelpful = value.startsWith('+');
        logger.info('Feedback on an answer.', { teamId, factId: fact.id, isHelpful });
        await tell(notice(language, ({ helped, didNotHelp }) => (isHelpful ? helped : didNotHelp)));
      },
    }),
  };
}
