import type { Logger } from '@slack/bolt';
import type { Answer } from '../../desk/answer.ts';
import type { Fact, KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Language } from '../../language/detect-language.ts';
import { mostPromptTries } from '../../limits.ts';
import { sampleQuestions } from '../../replies/sample-questions.ts';
import { shorten } from '../../replies/shorten.ts';
import { stringsOf } from '../../replies/strings/strings-of.ts';
import { welcomeReply } from '../../replies/welcome-reply.ts';
import { longestButtonText, mostSuggestedPrompts } from '../../slack-limits.ts';
import type { Welcomes } from '../../storage/welcomes.ts';
import type { Asked } from '../permission/asked.ts';
import type { Access } from '../permission/create-access.ts';
import type { Shown } from '../permission/show-part.ts';
import type { Outbox } from '../posting/outbox.ts';
import { errorCode } from '../slack-error.ts';
import type { KeptWords } from './kept-words.ts';

export interface OpenAgentTabOptions {
  /** Who opened it. */
  readonly asked: Asked;
  /** Their conversation with the desk. */
  readonly channelId: string;
  readonly logger: Logger;
}

/** Somebody opened the messages to the desk: they get questions to press, and a welcome the first time. */
export type OpenAgentTab = (options: OpenAgentTabOptions) => Promise<void>;

export function createOpenAgentTab({
  access,
  command,
  keptWords,
  welcomes,
  outbox,
}: {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly welcomes: Welcomes;
  readonly outbox: Outbox;
}): OpenAgentTab {
  const promptsOf = new WeakMap<KnowledgeBase, Map<Language, readonly Prompt[]>>();

  return async function openAgentTab(opened) {
    // What a curator alone may see is no example of what the desk is for.
    const { toAll } = await access.find(opened.asked);
    await offerPrompts(opened, toAll);
    await welcome(opened, toAll);
  };

  /** Where a workspace has not granted the scope yet, only the prompts are missing. */
  async function offerPrompts(
    { asked, channelId, logger }: OpenAgentTabOptions,
    shown: Shown,
  ): Promise<void> {
    const { knowledge } = shown;
    const language = keptWords.languageOf(asked);
    const byLanguage = promptsOf.get(knowledge) ?? new Map<Language, readonly Prompt[]>();
    const prompts = byLanguage.get(language) ?? choosePrompts(shown, language);
    promptsOf.set(knowledge, byLanguage.set(language, prompts));
    if (prompts.length === 0) return;
    try {
      await asked.client.assistant.threads.setSuggestedPrompts({
        channel_id: channelId,
        title: stringsOf(language).guide.prompts,
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
  async function welcome(opened: OpenAgentTabOptions, { knowledge }: Shown): Promise<void> {
    const { asked, channelId, logger } = opened;
    if (!(await isNew(opened))) return;
    const { client, teamId, userId } = asked;
    const to = { client, channelId, userId, threadTs: null, responseUrl: null, logger };
    const reply = welcomeReply(knowledge, command, keptWords.languageOf(asked));
    const sent = await outbox.trySend('conversation', { to, reply });
    if (sent.kind === 'sent' || sent.kind === 'uncertain') return;
    logger.warn('A welcome could not be sent.', { code: errorCode(sent.error), channelId });
    await welcomes.release({ teamId, userId });
  }

  /** While the storage is away nobody knows, and nobody is welcomed. */
  async function isNew({
    asked: { teamId, userId },
    logger,
  }: OpenAgentTabOptions): Promise<boolean> {
    try {
      return await welcomes.claim({ teamId, userId });
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
function choosePrompts({ knowledge, answer }: Shown, language: Language): Prompt[] {
  return sampleQuestions(knowledge, language, mostPromptTries)
    .filter(({ fact, question }) => {
      return isAnsweredBy(fact, answer(question));
    })
    .slice(0, mostSuggestedPrompts)
    .map(({ question }) => ({ title: shorten(question, longestButtonText), message: question }));
}

function isAnsweredBy({ id }: Fact, answer: Answer): boolean {
  return answer.kind === 'covered' && answer.level === 'answer' && answer.best.fact.id === id;
}
