import { PassThrough, Readable } from 'node:stream';
import { runCli } from '../../src/cli/run-cli.ts';
import { readConfig } from '../../src/config.ts';
import type { Run } from '../support/run-cptpp.ts';

export interface RunHereOptions {
  /** What is piped in; `null` for a terminal, at which nobody types. */
  readonly input?: string | Uint8Array | null;
  /** How wide the terminal is that it writes to; `null` for none. */
  readonly columns?: number | null;
  readonly knowledgeDirectory?: string;
}

/** Runs the `cptpp` command within this process, where it costs less, and where it can be given a terminal. */
export async function runHere(
  argv: readonly string[],
  { input = null, columns = null, knowledgeDirectory = 'test/fixtures/squad' }: RunHereOptions = {},
): Promise<Run> {
  const output = new PassThrough();
  const errors = new PassThrough();
  const code = await runCli({
    argv,
    input:
      input === null
        ? Object.assign(new PassThrough(), { isTTY: true })
        : Readable.from([Buffer.from(input)]),
    output: columns === null ? output : Object.assign(output, { isTTY: true, columns }),
    errors,
    knowledgeDirectory,
    noColor: true,
    version: '0.0.0',
  });
  return { code, stdout: textOf(output), stderr: textOf(errors) };
}

/** The same with something piped in, and the first base: as a process has it, without what a process costs. */
export function runPiped(
  argv: readonly string[],
  { input = '' }: { readonly input?: string } = {},
): Promise<Run> {
  return runHere(argv, { input, knowledgeDirectory: readConfig({}).knowledgeDirectory });
}

function textOf(stream: PassThrough): string {
  const held: unknown = stream.read();
  return Buffer.isBuffer(held) ? held.toString() : '';
}
