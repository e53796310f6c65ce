import { findTooLong } from '../../desk/consult.ts';
import { formatTooLong } from '../../replies/notice-reply.ts';
import type { AnswerWorkflow } from '../answering/answer-workflow.ts';
import type { FunctionListener } from '../listener.ts';
import { workflowSteps } from '../workflow-steps.ts';

/** The workflow step "Ask the desk": a question in, the source's words out. */
export function createAskInWorkflow({
  answerWorkflow,
}: {
  readonly answerWorkflow: AnswerWorkflow;
}): FunctionListener {
  const { title } = workflowSteps.ask_desk.inputs.question;
  return {
    kind: 'function',
    callbackId: 'ask_desk',
    scopes: [],
    listen: (args) =>
      answerWorkflow(args, {
        ...{ kind: 'workflowAsk', input: 'question', title },
        refuse(text) {
          const tooLong = findTooLong(text);
          return tooLong && formatTooLong(tooLong);
        },
      }),
  };
}
