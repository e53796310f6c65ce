import { z } from 'zod';
import type { AppParameter, AppSettings } from '../app-settings.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { StepRun, StepStore } from '../workspace/step-store.ts';
import { type BotMethods, type MethodCall, ok, refusal } from './method.ts';

const endSchema = z.object({ function_execution_id: z.string() });

/** Methods by which the app ends a step of a workflow: once, one way or the other. */
export function createFunctionMethods({
  app,
  steps,
}: {
  readonly app: AppSettings;
  readonly steps: StepStore;
}): BotMethods {
  return {
    'functions.completeSuccess': { scope: null, run: completeSuccess },
    'functions.completeError': { scope: null, run: completeError },
  };

  function completeSuccess(given: MethodCall): JsonObject {
    const run = findRunning(given);
    if (typeof run === 'string') return refusal(run);
    const { outputs } = given.args;
    if (!isJsonObject(outputs)) return refusal('invalid_arguments');
    const declared =
      app.functions?.find(({ callbackId }) => callbackId === run.callbackId)?.outputs ?? [];
    const messages = declared.flatMap((parameter) => findFault(parameter, outputs) ?? []);
    if (messages.length > 0) {
      return refusal('parameter_validation_failed', { response_metadata: { messages } });
    }
    steps.end(run, { state: 'completed', outputs });
    return ok();
  }

  function completeError(given: MethodCall): JsonObject {
    const run = findRunning(given);
    if (typeof run === 'string') return refusal(run);
    const { error } = given.args;
    if (typeof error !== 'string' || error === '') return refusal('invalid_arguments');
    steps.end(run, { state: 'failed', error });
    return ok();
  }

  /** Gives Slack's word for why a step cannot be ended. */
  function findRunning({ args, workspace }: MethodCall): StepRun | string {
    const id = endSchema.safeParse(args).data?.function_execution_id;
    if (id === undefined) return 'invalid_arguments';
    const run = steps.find(id);
    if (run?.teamId !== workspace.id) return 'function_execution_not_found';
    return run.state === 'running' ? run : 'execution_not_in_running_state';
  }
}

/** What Slack's own types are in JSON; all others are ids and texts. */
const jsonTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: isJsonObject,
};

function findFault({ name, type, isRequired }: AppParameter, outputs: JsonObject): string | null {
  const value = outputs[name];
  if (value === undefined || value === null) return isRequired ? `Missing output ${name}` : null;
  const isOfType = jsonTypes[type] ?? ((given: unknown) => typeof given === 'string');
  return isOfType(value) ? null : `Output ${name} is no ${type}`;
}
