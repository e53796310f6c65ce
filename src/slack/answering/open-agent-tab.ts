import type { Logger, webApi } from '@slack/bolt';
import type { Answer, Desk } from '../../desk/answer.ts';
import type { Fact } from '../../knowledge/knowledge-base.ts';
import { mostPromptTries } from '../../limits.ts';
import { homeStrings } from '../../replies/home-strings.ts';
import { sampleQuestions } from '../../replies/sample-questions.ts';
import { shorten } from '../../replies/shorten.ts';
import { welcomeReply } from '../../replies/welcome-reply.ts';
import { longestButtonText, mostSuggestedPrompts } from '../../slack-limits.ts';
import type { PersonKey } from '../../storage/forget.ts';
import type { Welcomes } from '../../storage/welcomes.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';

export interface OpenAgentTabOptions {
  readonly client: webApi.WebClient;
  readonly person: PersonKey;
  /** Their conversation with the desk. */
  readonly channelId: string;
  readonly logger: Logger;
}

/** Somebody opened the messages to the desk: they get questions to press, and a welcome the first time. */
export type OpenAgentTab = (options: OpenAgentTabOptions) => Promise<void>;

export function createOpenAgentTab({
  desk,
  command,
  welcomes,
  outbox,
}: {
  readonly desk: Desk;
  /** With its slash. */
  readonly command: string;
  readonly welcomes: Welcomes;
  readonly outbox: Outbox;
}): OpenAgentTab {
  let prompts: readonly Prompt[] | null = null;

  return async function openAgentTab(opened) {
    await offerPrompts(opened);
    await welcome(opened);
  };

  /** Where a workspace has not granted the scope yet, only the prompts are missing. */
  async function offerPrompts({ client, channelId, logger }: OpenAgentTabOptions): Promise<void> {
    prompts ??= choosePrompts(desk);
    if (prompts.length === 0) return;
    try {
      await client.assistant.threads.setSuggestedPrompts({
        channel_id: channelId,
        title: homeStrings.prompts,
        prompts: [...prompts],
      });
    } catch (error) {
      logger.info('Questions to press could not be offered.', {
        code: errorCode(error),
        channelId,
      });
    }
  }

  /** Claimed first, so that no other process sends it too; given back where it was surely not sent. */
  async function welcome(opened: OpenAgentTabOptions): Promise<void> {
    const { client, person, channelId, logger } = opened;
    if (!(await isNew(opened))) return;
    const { userId } = person;
    const to = { client, channelId, userId, threadTs: null, responseUrl: null, logger };
    const reply = welcomeReply(desk.knowledge, command);
    const sent = await outbox.trySend('conversation', { to, reply });
    if (sent.kind === 'sent' || sent.kind === 'uncertain') return;
    logger.warn('A welcome could not be sent.', { code: errorCode(sent.error), channelId });
    await welcomes.release(person);
  }

  /** While the storage is away nobody knows, and nobody is welcomed. */
  async function isNew({ person, logger }: OpenAgentTabOptions): Promise<boolean> {
    try {
      return await welcomes.claim(person);
    } catch (error) {
      logger.warn('Whether somebody was welcomed is not known.', { code: errorCode(error) });
      return false;
    }
  }
}

/** What stands on a button, and what it says when it is pressed. */
interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** Questions that the desk answers with the fact that they were written for. */
function choosePrompts(desk: Desk): Prompt[] {
  return sampleQuestions(desk.knowledge, 'en', mostPromptTries)
    .filter(({ fact, question }) => {
      return isAnsweredBy(fact, desk.answer(question));
    })
    .slice(0, mostSuggestedPrompts)
    .map(({ question }) => ({ title: shorten(question, longestButtonText), message: question }));
}

function isAnsweredBy({ id }: Fact, answer: Answer): boolean {
  return answer.kind === 'covered' && answer.level === 'answer' && answer.best.fact.id === id;
}
