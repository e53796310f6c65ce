import type { JsonObject } from '../json.ts';

/** A step of a workflow that somebody ran, and how it ended. */
export interface StepRun {
  /** The `function_execution_id`. */
  readonly id: string;
  readonly teamId: string;
  readonly userId: string;
  readonly callbackId: string;
  readonly inputs: JsonObject;
  /** The token that the app may end it with. */
  readonly botToken: string;
  readonly state: 'running' | 'completed' | 'failed';
  /** What it handed on; `null` until it is completed. */
  readonly outputs: JsonObject | null;
  /** What the app says of why it failed; `null` where it did not. */
  readonly error: string | null;
}

/** How the app ends a step. */
export type StepEnd =
  | { readonly state: 'completed'; readonly outputs: JsonObject }
  | { readonly state: 'failed'; readonly error: string };

export interface StepStore {
  start(run: Pick<StepRun, 'teamId' | 'userId' | 'callbackId' | 'inputs'>): StepRun;
  find(id: string): StepRun | null;
  findByToken(token: string): StepRun | null;
  end(run: StepRun, end: StepEnd): void;
  /** What somebody ran, oldest first. */
  of(teamId: string, userId: string): readonly StepRun[];
}

export function createStepStore({
  nextId,
  onChange,
}: {
  readonly nextId: (prefix: string) => string;
  readonly onChange: () => void;
}): StepStore {
  const runs = new Map<string, StepRun>();

  return {
    start(given) {
      const id = nextId('Fx');
      const botToken = `xwfp-${id.toLowerCase()}-local`;
      const run: StepRun = { ...given, id, botToken, state: 'running', outputs: null, error: null };
      runs.set(id, run);
      onChange();
      return run;
    },
    find: (id) => runs.get(id) ?? null,
    findByToken: (token) => [...runs.values()].find(({ botToken }) => botToken === token) ?? null,
    end(run, end) {
      runs.set(run.id, { ...run, ...end });
      onChange();
    },
    of: (teamId, userId) =>
      [...runs.values()].filter((run) => run.teamId === teamId && run.userId === userId),
  };
}
