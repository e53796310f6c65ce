import type { Logger, webApi } from '@slack/bolt';
import { z } from 'zod';
import { plainText } from '../../replies/elements.ts';
import { formatUnknownStep, unknownRequestReply } from '../../replies/notice-reply.ts';
import type { Strings } from '../../replies/strings/en.ts';
import { stringsOf } from '../../replies/strings/strings-of.ts';
import { endWorkflowStep } from '../answering/end-workflow-step.ts';
import type { KeptWords } from '../answering/kept-words.ts';
import type { UnknownListener } from '../listener.ts';
import { readPresser } from '../messages/read-press.ts';
import type { Outbox } from '../posting/outbox.ts';

export interface UnknownRequestOptions {
  /** With its slash. */
  readonly command: string;
  readonly keptWords: Pick<KeptWords, 'languageOf'>;
  readonly outbox: Outbox;
}

interface Asked {
  readonly body: unknown;
  readonly client: webApi.WebClient;
  readonly logger: Logger;
}

const formSchema = z.object({
  type: z.literal('view_submission'),
  view: z.object({ blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string() })) }),
});

/**
 * What no other listener knows: a button of an older version, a command that only the manifest has, a form that was
 * open while the desk was replaced. Each is answered in the way that Slack has for it.
 */
export function createUnknownRequest({
  command,
  keptWords,
  outbox,
}: UnknownRequestOptions): UnknownListener {
  return {
    kind: 'unknown',
    scopes: ['chat:write', 'commands'],
    async command({ ack, logger, body: { team_id: teamId, user_id: userId } }) {
      logger.info('A request is of another version.', { code: 'unknown_command', teamId });
      const reply = unknownRequestReply(command, keptWords.languageOf({ teamId, userId }));
      await ack({ response_type: 'ephemeral', text: reply.text, blocks: [...reply.blocks] });
    },
    async action({ ack, ...asked }) {
      await ack();
      await tell(asked, 'unknown_action');
    },
    async shortcut({ ack, ...asked }) {
      await ack();
      await tell(asked, 'unknown_shortcut');
    },
    async view({ ack, body, logger }) {
      logger.info('A request is of another version.', { code: 'unknown_form' });
      if (body.type === 'view_closed') {
        await ack();
        return;
      }
      const { team, user } = body;
      const spoken = stringsOf(keptWords.languageOf({ teamId: team?.id ?? '', userId: user.id }));
      const words = spoken.notices.unknownRequest(command);
      const input = formSchema
        .safeParse(body)
        .data?.view.blocks.find(({ type }) => type === 'input');
      // Beside a field the words leave in it what was typed.
      if (input) await ack({ response_action: 'errors', errors: { [input.block_id]: words } });
      else await ack({ response_action: 'update', view: wordsView(spoken, words) });
    },
    async options({ ack, logger }) {
      logger.info('A request is of another version.', { code: 'unknown_options' });
      await ack({ options: [] });
    },
    async function(args) {
      args.logger.info('A request is of another version.', { code: 'unknown_step' });
      await endWorkflowStep(args, { kind: 'fail', words: formatUnknownStep() });
      await args.ack();
    },
  };

  async function tell({ body, client, logger }: Asked, code: string): Promise<void> {
    const presser = readPresser(body);
    logger.info('A request is of another version.', { code, teamId: presser?.teamId });
    if (!presser) return;
    const reply = unknownRequestReply(command, keptWords.languageOf(presser));
    await outbox.send('private', { to: { ...presser, client, logger }, reply });
  }

  function wordsView({ notices, close }: Strings, words: string): webApi.ModalView {
    return {
      type: 'modal',
      title: plainText(notices.anotherVersion),
      close: plainText(close),
      blocks: [{ type: 'section', text: plainText(words) }],
    };
  }
}
