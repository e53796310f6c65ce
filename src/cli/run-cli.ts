import { Command, CommanderError } from 'commander';
import { longestQuestion } from '../desk/answer.ts';
import { findRuling } from '../desk/find-ruling.ts';
import { DeskError, UsageError } from '../errors.ts';
import { findRelativeTimes } from '../knowledge/find-relative-times.ts';
import { findUncitedSentences } from '../knowledge/find-uncited-sentences.ts';
import { loadKnowledgeBase } from '../knowledge/load-knowledge-base.ts';
import { loadDesk } from '../load-desk.ts';
import { formatTooLong } from '../replies/notice-reply.ts';
import { toAnswerJson } from './answer-json.ts';
import { formatAnswer } from './format-answer.ts';
import { formatTopics } from './format-topics.ts';
import { addOperatorCommands } from './operator-commands.ts';
import { runBatch } from './run-batch.ts';
import { type CheckOptions, runCheck } from './run-check.ts';
import { runPrompt } from './run-prompt.ts';
import { createStyle } from './style.ts';

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

/**
 * Runs the `cptpp` command. Gives its exit code: 0 when it ran, 1 when it was to check a file and the source says
 * otherwise on a sentence of it, 2 on bad usage or a bad knowledge base.
 */
export async function runCli(options: CliOptions): Promise<0 | 1 | 2> {
  const outcome: Outcome = { code: 0 };
  try {
    await createProgram(options, outcome).parseAsync(options.argv, { from: 'user' });
    return outcome.code;
  } catch (error) {
    // Commander has printed its own.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof DeskError)) throw error;
    options.errors.write(`${error.message}\n`);
    return 2;
  }
}

/** What a command came to, where it is more than that it ran. */
interface Outcome {
  code: 0 | 1;
}

interface AskOptions {
  readonly knowledge?: string;
  readonly json?: boolean;
  readonly batch?: boolean;
  readonly explain?: boolean;
}

interface KnowledgeOption {
  readonly knowledge?: string;
}

function createProgram(
  { input, output, errors, knowledgeDirectory, noColor, version }: CliOptions,
  outcome: Outcome,
): Command {
  const directoryOf = ({ knowledge }: KnowledgeOption) => {
    if (knowledge?.trim() === '') {
      throw new UsageError(
        '--knowledge names no folder. Give one that holds sources/ and facts/, or leave it out.',
      );
    }
    return knowledge ?? knowledgeDirectory;
  };
  const print = (text: string) => output.write(`${text}\n`);
  const style = createStyle(output, { noColor });

  const program = new Command('cptpp')
    .description("Asks what a source says, and answers in the source's own words.")
    .version(version, '--version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => errors.write(text),
    });

  withKnowledge(program.command('ask'))
    .description('answers a question, or says that the source does not')
    .argument('[question...]', 'a question, keywords, or a topic such as who-are-members')
    .option('--json', 'print one JSON object')
    .option('--batch', 'read JSON lines {"id","text"} and write one JSON line each')
    .option('--explain', 'show which words met what')
    .action(async (words: string[], chosen: AskOptions) => {
      const question = words.join(' ');
      proveAsk(question, words, chosen);
      const desk = loadDesk(directoryOf(chosen));
      const { knowledge } = desk;

      if (chosen.batch) {
        await runBatch({
          input,
          output,
          respond({ id, text }) {
            proveLength(text);
            return toAnswerJson({ answer: desk.answer(text), knowledge, id });
          },
        });
        return;
      }

      const answer = desk.answer(question);
      if (chosen.json) print(JSON.stringify(toAnswerJson({ answer, knowledge })));
      else {
        const ruling = findRuling(desk, question, answer);
        const { explain = false } = chosen;
        print(formatAnswer({ answer, ruling, knowledge, style, explain }));
      }
    });

  withKnowledge(program.command('check'))
    .description('says what the source says about a claim, or about each sentence of a draft')
    .argument('[claim...]', 'a statement, as a reporter has it')
    .option('--json', 'print one JSON object, or one for each sentence of a file')
    .option('--batch', 'read JSON lines {"id","text"} and write one JSON line each')
    .option('--explain', 'show which parts of the claim met which words of the source')
    .option(
      '--file <draft>',
      'check each sentence of a text; exits 1 when the source says otherwise',
    )
    .option('--format <format>', 'claimreview: schema.org ClaimReview for a person to complete')
    .action(async (words: string[], chosen: CheckOptions) => {
      outcome.code = await runCheck({
        claim: words.join(' ').trim(),
        chosen,
        loadDesk: () => loadDesk(directoryOf(chosen)),
        input,
        output,
        style,
      });
    });

  withKnowledge(program.command('topics'))
    .description('lists what the knowledge base can answer')
    .action((chosen: KnowledgeOption) => {
      print(formatTopics(loadKnowledgeBase(directoryOf(chosen)), style));
    });

  withKnowledge(program.command('prompt'))
    .description('answers what is typed, line by line, until exit')
    .action((chosen: KnowledgeOption) =>
      runPrompt({ desk: loadDesk(directoryOf(chosen)), input, output, style }),
    );

  const knowledge = program.command('knowledge').description('works on a knowledge base');
  withKnowledge(knowledge.command('check'))
    .description('proves a knowledge base; names every fault with file and line')
    .action((chosen: KnowledgeOption) => {
      const base = loadKnowledgeBase(directoryOf(chosen));
      const sources = Object.values(base.sources);
      const paragraphs = sources.reduce((sum, source) => sum + source.paragraphs.length, 0);
      for (const { source, paragraph, text } of findUncitedSentences(base)) {
        print(`Not cited by any fact: ${source} ¶${paragraph}: ${text}`);
      }
      for (const { fact, time } of findRelativeTimes(base)) {
        print(
          `No note on a relative time: ${fact}: “${time}”. Say in \`note\` what it is relative to.`,
        );
      }
      print(
        `Proved: ${base.facts.length} facts, ${base.names.length} names, ${sources.length} ` +
          `${sources.length === 1 ? 'source' : 'sources'} of ${paragraphs} paragraphs. ` +
          `Hash ${base.hash}.`,
      );
    });

  addOperatorCommands({ program, print });

  return program;
}

function withKnowledge(command: Command): Command {
  return command.option('--knowledge <dir>', 'folder of the knowledge base');
}

function proveAsk(
  question: string,
  words: readonly string[],
  { json, batch, explain }: AskOptions,
): void {
  if (batch && words.length > 0) {
    throw new UsageError(
      'cptpp ask --batch reads its questions from standard input; leave the question out.',
    );
  }
  if (batch && (json || explain)) {
    throw new UsageError('cptpp ask --batch already prints JSON; leave --json and --explain out.');
  }
  if (!batch && words.length === 0) {
    throw new UsageError(
      'cptpp ask needs a question: cptpp ask "…". cptpp topics lists what it knows.',
    );
  }
  if (json && explain) {
    throw new UsageError('cptpp ask --explain is for people; leave --json or --explain out.');
  }
  proveLength(question);
}

function proveLength(question: string): void {
  if (question.length > longestQuestion) throw new UsageError(formatTooLong(longestQuestion));
}
