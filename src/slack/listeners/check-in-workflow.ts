import { formatTooLongText } from '../../replies/notice-reply.ts';
import { longestMessage } from '../../slack-limits.ts';
import type { AnswerWorkflow } from '../answering/answer-workflow.ts';
import type { FunctionListener } from '../listener.ts';
import { workflowSteps } from '../workflow-steps.ts';

/** The workflow step "Check a text": a claim or a draft in, what the source says of each sentence out. */
export function createCheckInWorkflow({
  answerWorkflow,
}: {
  readonly answerWorkflow: AnswerWorkflow;
}): FunctionListener {
  const { title } = workflowSteps.check_text.inputs.text;
  return {
    kind: 'function',
    callbackId: 'check_text',
    scopes: [],
    listen: (args) =>
      answerWorkflow(args, {
        ...{ kind: 'workflowCheck', input: 'text', title },
        // As long as a message: nothing that people write in Slack is longer.
        refuse: ({ length }) =>
          length > longestMessage ? formatTooLongText({ length, limit: longestMessage }) : null,
      }),
  };
}
