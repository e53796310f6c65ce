import type { Command } from 'commander';
import type { Desk } from '../desk/answer.ts';
import { findGaps } from '../desk/find-gaps.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { formatGaps } from './format-gaps.ts';
import { formatFormatting, formatKnowledge } from './format-knowledge.ts';
import { once } from './once.ts';
import { formatProof, proveKnowledge, toProofJson } from './prove-knowledge.ts';
import type { TextRun } from './read-text.ts';
import type { AskOptions } from './run-ask.ts';
import { type AcceptOptions, runKnowledgeAccept } from './run-knowledge-accept.ts';
import { type DiffOptions, runKnowledgeDiff } from './run-knowledge-diff.ts';
import type { NewSourceOptions } from './run-knowledge-new.ts';
import { runKnowledgeTry } from './run-knowledge-try.ts';

export interface KnowledgeCommandsOptions {
  /** Makes a command that reads a knowledge base. */
  readonly add: (name: string, description: string) => Command;
  readonly directoryOf: (chosen: AskOptions) => string;
  readonly loadFrom: (directory: string) => Desk;
  /** What a command that reads texts is run with. */
  readonly runOf: <Chosen extends AskOptions>(
    words: readonly string[],
    chosen: Chosen,
  ) => TextRun<Chosen>;
  /** Called with the exit code of a command that ends with another than 0. */
  readonly end: (code: ExitCode) => void;
}

interface ProveOptions extends AskOptions {
  readonly depth?: boolean;
}

interface FormatCommandOptions extends AskOptions {
  readonly check?: boolean;
}

/** Adds the commands of whoever curates. */
export function addKnowledgeCommands({
  add,
  directoryOf,
  loadFrom,
  runOf,
  end,
}: KnowledgeCommandsOptions): void {
  add('new', 'makes a source of an article, and drafts facts from it')
    .argument(
      '[file]',
      'the text, its headline first and a paragraph a line; - or none: standard input',
    )
    .option('--title <headline>', 'where the first line is not it', once)
    .option('--outlet <name>', 'who published it', once)
    .option('--author <name>', 'who wrote it', once)
    .option('--date <date>', 'when, as 2026-05-01', once)
    .option('--link <address>', 'where it stands', once)
    .option('--id <name>', 'short name of the source', once)
    .option('--language <code>', 'language of the text; en where it is left out', once)
    .action(async (file: string | undefined, chosen: NewSourceOptions) => {
      // The tagger and the wordings are loaded only for this.
      const { runKnowledgeNew } = await import('./run-knowledge-new.ts');
      const { input, output, print } = runOf([], chosen);
      const directory = directoryOf(chosen);
      await runKnowledgeNew({ file: file ?? null, chosen, directory, input, output, print });
    });

  add('accept', 'makes facts of drafts, so that they answer')
    .argument('[id...]', 'ids of drafts')
    .option('--source <id>', 'all drafts of a source', once)
    .option('--all', 'all drafts')
    .action((ids: string[], chosen: AcceptOptions) => {
      const { print } = runOf([], chosen);
      runKnowledgeAccept({ ids, chosen, directory: directoryOf(chosen), print });
    });

  add('check', 'proves a knowledge base; names every fault with file and line')
    .option('--json', 'print one JSON object: each fault with file, line, found and remedy')
    .option('--depth', 'show what is missing, too: sentences and facts that want work')
    .action((chosen: ProveOptions) => {
      const directory = directoryOf(chosen);
      const { output, print } = runOf([], chosen);
      if (!chosen.json) {
        const proof = formatProof(proveKnowledge(directory));
        const depth = chosen.depth ? [formatGaps(findGaps(loadFrom(directory)))] : [];
        print([...depth, proof].join('\n'));
        return;
      }
      const proof = toProofJson(directory);
      const gaps = chosen.depth && proof.proved ? findGaps(loadFrom(directory)) : null;
      output.write(`${JSON.stringify(gaps ? { ...proof, gaps } : proof)}\n`);
      if (!proof.proved) end(exitCode.refused);
    });

  add('format', 'writes facts in the shorter form, which says the same in fewer lines')
    .option('--check', 'only name the files that would change; ends with 1 where there are any')
    .action(({ check: isCheck = false, ...chosen }: FormatCommandOptions) => {
      const formatting = formatKnowledge(directoryOf(chosen), { isCheck });
      runOf([], chosen).print(formatFormatting(formatting, { isCheck }));
      if (isCheck && formatting.changed.length > 0) end(exitCode.found);
    });

  add('try', 'asks a list of questions and claims, and prints what came of each')
    .argument(
      '[file]',
      'one a line; what is expected behind => (¶4, a fact, so, otherwise, nothing); - or none: standard input',
    )
    .option('--json', 'print one JSON object')
    .action((file: string | undefined, chosen: AskOptions) =>
      runKnowledgeTry(runOf(file === undefined ? [] : [file], chosen)),
    );

  add('diff', 'shows which known questions are answered otherwise than before')
    .argument('[revision]', 'of git, such as main or HEAD~3; none: the last commit')
    .option('--questions <file>', 'ask these besides, one a line', once)
    .option('--json', 'print one JSON object')
    .action(async (revision: string | undefined, chosen: DiffOptions) => {
      const run = runOf(revision === undefined ? [] : [revision], chosen);
      end(await runKnowledgeDiff({ ...run, directory: directoryOf(chosen), loadFrom }));
    });
}
