import type { AllMiddlewareArgs } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { detectLanguage } from '../../language/detect-language.ts';
import { mostRemembered } from '../../limits.ts';
import { formatEmptyField } from '../../replies/notice-reply.ts';
import { offReply } from '../../replies/settings-replies.ts';
import { fromSlackText } from '../../replies/to-slack-text.ts';
import type { Task } from '../../worker/task.ts';
import type { FunctionArgs } from '../listener.ts';
import { readSlackLines } from '../messages/read-slack-text.ts';
import type { Access } from '../permission/create-access.ts';
import { errorCode } from '../slack-error.ts';
import { endWorkflowStep, type WorkflowEnding } from './end-workflow-step.ts';
import { failedReply } from './reply-to.ts';

export interface WorkflowQuestion {
  readonly kind: Extract<Task['kind'], 'workflowAsk' | 'workflowCheck'>;
  /** The name of the input that has the words, and what people read beside it. */
  readonly input: string;
  readonly title: string;
  /** Says why a text is too long, before anything reads it; `null` where it is not. */
  readonly refuse: (text: string) => string | null;
}

/** Does a step of a workflow: completes or fails it. */
export type AnswerWorkflow = (
  args: FunctionArgs & AllMiddlewareArgs,
  question: WorkflowQuestion,
) => Promise<void>;

const channelSchema = z.object({ channel_id: z.string().min(1) });

/**
 * Makes what does the steps of workflows. Each is completed or failed, and once.
 *
 * It is no stored delivery. What Slack brings has a token in it and somebody's words, and neither need be kept: a step is
 * acknowledged only once it has ended, so that Slack brings it again if this process dies or cannot reach Slack. What comes
 * again meanwhile waits for the same end. Should two processes end it, Slack refuses the second, which does no harm.
 */
export function createWorkflowAnswerer({
  access,
  command,
}: {
  readonly access: Access;
  /** With its slash. */
  readonly command: string;
}): AnswerWorkflow {
  const known = new LRUCache<string, Promise<void>>({ max: mostRemembered });

  return async function answerWorkflow(args, question) {
    const { function_execution_id: id } = args.event;
    const ended =
      known.get(id) ?? findEnding(args, question).then((ending) => endWorkflowStep(args, ending));
    known.set(id, ended);
    try {
      await ended;
    } catch (error) {
      known.delete(id);
      throw error;
    }
    await args.ack();
  };

  /** Never rejects: whatever goes wrong has words. */
  async function findEnding(
    { inputs, body, context, logger }: FunctionArgs & AllMiddlewareArgs,
    { kind, input, title, refuse }: WorkflowQuestion,
  ): Promise<WorkflowEnding> {
    const teamId = context.teamId ?? body.team_id;
    try {
      const given = z.string().catch('').parse(inputs[input]);
      const refused = refuse(given);
      if (refused !== null) return { kind: 'fail', words: refused };
      const text = readSlackLines(given);
      if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'fail', words: formatEmptyField(title) };

      const channelId = channelSchema.safeParse(inputs).data?.channel_id ?? null;
      const place = { teamId, enterpriseId: context.enterpriseId ?? '', channelId };
      const { manner, toAll } = await access.findForWorkflow(place);
      if (manner === 'off') return toFailure(offReply(command, detectLanguage(text)).text);
      // All workflows of a workspace take one person's turns: many of them hold up nobody who asks.
      const { outputs, replies } = await toAll.work.run({ kind, text }, `workflow ${teamId}`);
      return outputs ? { kind: 'complete', outputs } : toFailure(replies[0].text);
    } catch (error) {
      logger.error('A workflow step could not be looked up.', { code: errorCode(error), teamId });
      return toFailure(failedReply(error, 'en').text);
    }
  }
}

function toFailure(slackText: string): WorkflowEnding {
  return { kind: 'fail', words: fromSlackText(slackText) };
}
