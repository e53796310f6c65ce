import type { Command } from 'commander';
import { readOperatorConfig } from '../config.ts';
import { UsageError } from '../errors.ts';
import type { PatchBox } from '../knowledge/patch.ts';
import { hasDatabase } from './has-database.ts';
import type { KnowledgeCommandsOptions } from './knowledge-commands.ts';
import { openPatchBox } from './open-patch-box.ts';
import type { AskOptions } from './run-ask.ts';

export interface PatchCommandsOptions
  extends Pick<KnowledgeCommandsOptions, 'directoryOf' | 'end'> {
  /** Adds a command that reads a knowledge base to another. */
  readonly add: (parent: Command, name: string, description: string) => Command;
  /** `cptpp knowledge`. */
  readonly knowledge: Command;
  readonly print: (text: string) => void;
  /** Writes text as it is, without wrapping it. */
  readonly write: (text: string) => void;
}

/** Adds the commands for what curators made of questions in Slack. */
export function addPatchCommands({
  add,
  knowledge,
  directoryOf,
  print,
  write,
  end,
}: PatchCommandsOptions): void {
  const patches = knowledge
    .command('patches')
    .description('what curators made of questions in Slack, to be taken into the folder');
  const run = async () => ({
    // Drafting is loaded only for this.
    ...(await import('./run-knowledge-patches.ts')),
    given: { box: openBox(), print },
  });

  patches
    .command('list', { isDefault: true })
    .description('lists those that wait')
    .option('--json', 'print one JSON object')
    .action(async ({ json: isJson = false }: AskOptions) => {
      const { listPatches, given } = await run();
      await listPatches({ ...given, isJson, write });
    });
  add(patches, 'take', 'proves each with the whole base, and writes it')
    .argument('[id...]', 'as the list shows them')
    .option('--all', 'all that wait')
    .action(async (ids: string[], { all: isAll = false, ...chosen }: TakeOptions) => {
      const { takePatches, given } = await run();
      end(await takePatches({ ...given, ids, isAll, directory: directoryOf(chosen) }));
    });
  patches
    .command('drop')
    .description('does away with patches')
    .argument('<id...>', 'as the list shows them')
    .action(async (ids: string[]) => {
      const { dropPatches, given } = await run();
      await dropPatches({ ...given, ids });
    });
}

function openBox(): PatchBox {
  const config = readOperatorConfig();
  if (hasDatabase(config)) return openPatchBox(config);
  throw new UsageError(
    `There is no database in ${config.storage.dataDirectory}. Set DATABASE_URL or DATA_DIR as the desk in Slack has it.`,
  );
}

interface TakeOptions extends AskOptions {
  readonly all?: boolean;
}
