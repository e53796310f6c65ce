import type { AppFunction, AppParameter, AppSettings } from '../app-settings.ts';
import type { JsonObject } from '../json.ts';
import type { TellEvents } from '../wire/tell-events.ts';
import type { StepRun, StepStore } from '../workspace/step-store.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface RunStepOptions {
  readonly app: AppSettings;
  readonly events: TellEvents;
  readonly steps: StepStore;
  readonly nextTs: () => string;
  readonly workspace: Workspace;
  readonly userId: string;
}

/** Makes what runs a step, as a workflow of one step would. Fields that nobody filled in are left out, as Slack does. */
export function makeRunStep({ app, events, steps, nextTs, workspace, userId }: RunStepOptions) {
  return function runStep(callbackId: string, inputs: JsonObject = {}): StepRun {
    const step = app.functions?.find((known) => known.callbackId === callbackId);
    if (!step) throw new Error(`The app has no workflow step ${callbackId}.`);
    const run = steps.start({ teamId: workspace.id, userId, callbackId, inputs });
    events.other(workspace, {
      type: 'function_executed',
      function: toFunction(step, app.id),
      inputs,
      function_execution_id: run.id,
      workflow_execution_id: run.id.replace(/^Fx/, 'Wx'),
      event_ts: nextTs(),
      bot_access_token: run.botToken,
    });
    return run;
  };
}

function toFunction(step: AppFunction, appId: string): JsonObject {
  const { callbackId, title, description } = step;
  return {
    ...{ id: `Fn${callbackId.toUpperCase().replace(/[^A-Z0-9]/g, '')}`, callback_id: callbackId },
    ...{ title, description, type: 'app', app_id: appId },
    input_parameters: step.inputs.map(toParameter),
    output_parameters: step.outputs.map(toParameter),
    ...{ date_created: 1_700_000_000, date_updated: 1_700_000_000, date_deleted: 0 },
  };
}

function toParameter({ isRequired, ...parameter }: AppParameter): JsonObject {
  return { ...parameter, is_required: isRequired };
}
