import { runScript } from '../fixtures/run-script.ts';

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built `cptpp` command as a process of its own, with nothing of our environment but the path. */
export async function runCptpp(
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Record<string, string> } = {},
): Promise<Run> {
  const { code, output, errors } = await runScript('dist/cli/main.js', {
    args,
    input,
    environment: env,
  });
  return { code, stdout: output, stderr: errors };
}
