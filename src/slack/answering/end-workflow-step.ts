import type { Logger } from '@slack/bolt';
import { formatOutputsRefused } from '../../replies/notice-reply.ts';
import type { WorkflowOutputs } from '../../replies/workflow-outputs.ts';
import type { FunctionArgs } from '../listener.ts';
import { slackRefusal } from '../slack-error.ts';

/** What a step of a workflow ends with: what the workflow goes on with, or in plain words why it cannot. */
export type WorkflowEnding =
  | { readonly kind: 'complete'; readonly outputs: WorkflowOutputs }
  | { readonly kind: 'fail'; readonly words: string };

/** A step that has ended already: it was brought twice, or its workflow was stopped meanwhile. */
const over = new Set(['execution_not_in_running_state', 'function_execution_not_found']);

/** Ends a step. Throws where nobody knows whether Slack has it, or it is to come again: then Slack brings the step again. */
export async function endWorkflowStep(
  args: Pick<FunctionArgs, 'complete' | 'fail'> & { readonly logger: Logger },
  ending: WorkflowEnding,
): Promise<void> {
  const { complete, fail, logger } = args;
  try {
    if (ending.kind === 'complete') await complete({ outputs: { ...ending.outputs } });
    else await fail({ error: ending.words });
  } catch (error) {
    const refusal = slackRefusal(error);
    if (refusal === null) throw error;
    if (over.has(refusal)) {
      logger.info('A workflow step had ended already.', { code: refusal });
      return;
    }
    logger.error('Slack refused how a workflow step ended.', { code: refusal });
    // What Slack did not take did not end it.
    if (ending.kind === 'complete') {
      await endWorkflowStep(args, { kind: 'fail', words: formatOutputsRefused(refusal) });
    }
  }
}
