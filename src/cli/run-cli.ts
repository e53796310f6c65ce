import { Command, CommanderError } from 'commander';
import { DeskError, UsageError } from '../errors.ts';
import { loadKnowledgeBase } from '../knowledge/load-knowledge-base.ts';
import { loadDesk } from '../load-desk.ts';
import { type ExitCode, exitCode, exitCodeHelp } from './exit-code.ts';
import { formatTopics, toTopicsJson } from './format-topics.ts';
import { addKnowledgeCommands } from './knowledge-commands.ts';
import { once } from './once.ts';
import { addOperatorCommands } from './operator-commands.ts';
import { addPatchCommands } from './patch-commands.ts';
import { addReceiptCommands } from './receipt-commands.ts';
import { type AskOptions, runAsk } from './run-ask.ts';
import { type CheckOptions, runCheck } from './run-check.ts';
import type { CurateOptions } from './run-curate.ts';
import { runPrompt } from './run-prompt.ts';
import { createStyle } from './style.ts';
import { columnsOf, wrapText } from './wrap-text.ts';

export interface CliOptions {
  /** Without node and the script. */
  readonly argv: readonly string[];
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly errors: NodeJS.WritableStream;
  /** The knowledge base to use where `--knowledge` names none. */
  readonly knowledgeDirectory: string;
  readonly noColor: boolean;
  readonly version: string;
}

/** Runs the `cptpp` command. Gives its exit code. */
export async function runCli(options: CliOptions): Promise<ExitCode> {
  const outcome: Outcome = { code: exitCode.ran };
  try {
    await createProgram(options, outcome).parseAsync(options.argv, { from: 'user' });
    return outcome.code;
  } catch (error) {
    // Commander has printed its own.
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCode.ran : exitCode.refused;
    }
    return refuse(error, options.errors);
  }
}

/**
 * Prints why the command could not run. An error that nobody foresaw is a fault of ours, and is printed with its stack.
 */
export function refuse(error: unknown, errors: NodeJS.WritableStream): ExitCode {
  errors.write(
    error instanceof DeskError
      ? `${error.message}\n`
      : `Something failed on my side; this says nothing about the source.\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return exitCode.refused;
}

/** The exit code of the command that ran. */
interface Outcome {
  code: ExitCode;
}

function createProgram(
  { input, output, errors, knowledgeDirectory, noColor, version }: CliOptions,
  outcome: Outcome,
): Command {
  const directoryOf = ({ knowledge }: AskOptions) => {
    if (knowledge?.trim() === '') {
      throw new UsageError(
        '--knowledge names no folder. Give one that holds sources/, or leave it out.',
      );
    }
    return knowledge ?? knowledgeDirectory;
  };
  const print = (text: string) => {
    output.write(`${wrapText(text, columnsOf(output))}\n`);
  };
  const style = createStyle(output, { noColor });
  const runOf = <Chosen extends AskOptions>(words: readonly string[], chosen: Chosen) => ({
    ...{ words, chosen, input, output, print, style },
    loadDesk: () => loadDesk(directoryOf(chosen)),
  });

  const program = new Command('cptpp')
    .description("Asks what a source says, and answers in the source's own words.")
    .version(version, '--version', 'print the version')
    .addHelpText('afterAll', exitCodeHelp)
    .showHelpAfterError('Add --help to see what it takes. After -- nothing is an option.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => errors.write(text),
    });

  add(program, 'ask', 'answers a question, or says that the source does not')
    .argument(
      '[question...]',
      'a question, keywords, or a topic such as who-are-members; - or none: from standard input',
    )
    .option('--json', 'print one JSON object')
    .option('--batch', 'read JSON lines {"id","text"} and write one JSON line each')
    .option('--explain', 'show which words met what')
    .action((words: string[], chosen: AskOptions) => runAsk(runOf(words, chosen)));

  add(
    program,
    'check',
    'says what the source says about a claim, or about each sentence of a draft',
  )
    .argument('[claim...]', 'a statement, as a reporter has it; - or none: from standard input')
    .option('--json', 'print one JSON object, or one for each sentence of a file')
    .option('--batch', 'read JSON lines {"id","text"} and write one JSON line each')
    .option('--explain', 'show which parts of the claim met which words of the source')
    .option('--file <draft>', 'check each sentence of a text; - is standard input', once)
    .option(
      '--format <format>',
      'claimreview: schema.org ClaimReview for a person to complete',
      once,
    )
    .action(async (words: string[], chosen: CheckOptions) => {
      outcome.code = await runCheck(runOf(words, chosen));
    });

  add(program, 'topics', 'lists what the knowledge base can answer')
    .option('--json', 'print one JSON object')
    .action((chosen: AskOptions) => {
      const base = loadKnowledgeBase(directoryOf(chosen));
      if (chosen.json) output.write(`${JSON.stringify(toTopicsJson(base))}\n`);
      else print(formatTopics(base, style));
    });

  add(program, 'prompt', 'answers what is typed, line by line, until exit').action(
    (chosen: AskOptions) =>
      runPrompt({ desk: loadDesk(directoryOf(chosen)), input, output, print, style }),
  );

  add(program, 'curate', 'opens a page to accept, edit and add facts on, on this machine only')
    .option('--port <number>', 'where it listens; any that is free by default', once)
    .option(
      '--team <id>',
      "whose board to show, by Slack's id of the workspace; all by default",
      once,
    )
    .action(async (chosen: CurateOptions) => {
      // The page's server is loaded only for this.
      const { runCurate } = await import('./run-curate.ts');
      await runCurate({ directory: directoryOf(chosen), chosen, print });
    });

  const knowledge = program.command('knowledge').description('works on a knowledge base');
  addKnowledgeCommands({
    ...{ directoryOf, runOf, loadFrom: loadDesk },
    add: (name, description) => add(knowledge, name, description),
    end(code) {
      outcome.code = code;
    },
  });

  addPatchCommands({
    ...{ add, knowledge, directoryOf, print, write: (text) => output.write(text) },
    end(code) {
      outcome.code = code;
    },
  });

  const blocks = program.command('blocks').description('works on what Slack shows');
  add(blocks, 'check', 'has Slack itself check the blocks of replies; needs a network and no token')
    .option('--api <url>', 'another address of the Web API than Slack’s', once)
    .action(async (chosen: AskOptions & { readonly api?: string }) => {
      // Bolt is loaded only for this.
      const { checkBlocks, formatBlocksProof, repliesToCheck } = await import('./check-blocks.ts');
      const replies = repliesToCheck(loadDesk(directoryOf(chosen)), '/cptpp');
      const proof = await checkBlocks(replies, { slackApiUrl: chosen.api });
      print(formatBlocksProof(proof));
      if (proof.faults.length > 0) outcome.code = exitCode.refused;
    });

  const write = (text: string) => void output.write(text);
  addReceiptCommands({
    ...{ program, directoryOf, print, write },
    add: (name, description) => add(program, name, description),
    end: (code) => {
      outcome.code = code;
    },
  });
  addOperatorCommands({ program, print, write });

  return program;
}

/** Adds a command that reads a knowledge base. */
function add(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .option('--knowledge <dir>', 'folder of the knowledge base', once);
}
