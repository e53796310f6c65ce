import { parseDocument } from 'yaml';
import { z } from 'zod';
import { headManifest } from './head-manifest.ts';
import { type WorkflowStep, workflowSteps } from './workflow-steps.ts';

const subscriptionsSchema = z.object({
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/**
 * Turns the manifest into the one for an app that stays within one organisation, which may offer steps to workflows. Slack
 * takes no such app into its directory, nor lets others install it; so this is a manifest of its own.
 */
export function toInternalManifest(text: string): string {
  const manifest = parseDocument(text);
  headManifest(
    manifest,
    'For one organisation, with steps for workflows. Made by `cptpp manifest --internal`.',
  );
  manifest.set(
    'functions',
    manifest.createNode(
      Object.fromEntries(Object.entries(workflowSteps).map(([id, step]) => [id, toFunction(step)])),
      { aliasDuplicateObjects: false },
    ),
  );
  const { bot_events: events } = subscriptionsSchema.parse(manifest.toJS()).settings
    .event_subscriptions;
  manifest.setIn(
    ['settings', 'event_subscriptions', 'bot_events'],
    [...events, 'function_executed'].toSorted(),
  );
  // Slack offers custom steps only of apps that could be given to a whole organisation, and run outside of Slack.
  manifest.setIn(['settings', 'org_deploy_enabled'], true);
  manifest.setIn(['settings', 'function_runtime'], 'remote');
  return manifest.toString();
}

function toFunction({ title, description, ...step }: WorkflowStep) {
  return {
    ...{ title, description },
    input_parameters: { properties: step.inputs, required: step.requiredInputs },
    output_parameters: { properties: step.outputs, required: step.requiredOutputs },
  };
}
