import type { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import { once } from './once.ts';
import { type AuditOptions, runAudit } from './run-audit.ts';
import { type ReceiptOptions, runReceipt } from './run-receipt.ts';

export interface ReceiptCommandsOptions {
  readonly program: Command;
  /** Makes a command that reads a knowledge base. */
  readonly add: (name: string, description: string) => Command;
  readonly directoryOf: (chosen: ReceiptOptions) => string;
  readonly print: (text: string) => void;
  /** Writes text as it is, without wrapping it. */
  readonly write: (text: string) => void;
  /** Called with the exit code of a command. */
  readonly end: (code: ExitCode) => void;
}

/** Adds the commands for the records of replies: one of them, and the proof that none was changed. */
export function addReceiptCommands({
  program,
  add,
  directoryOf,
  print,
  write,
  end,
}: ReceiptCommandsOptions): void {
  add('receipt', 'shows what a reply was asked and answered by, and asks it again; never who asked')
    .argument('<id>', 'as “Why?” shows it')
    .option('--revision <revision>', 'ask the base as git has it: main~3, a tag, a commit', once)
    .option('--of-that-day', 'ask the base of the last commit before the reply')
    .option('--json', 'print one JSON object')
    .option('--html', 'print a page to print')
    .action(async (typed: string, chosen: ReceiptOptions) => {
      end(await runReceipt({ typed, chosen, directory: directoryOf(chosen), print, write }));
    });

  program
    .command('audit')
    .description('proves what is kept')
    .command('verify')
    .description('recomputes the chain of receipts; ends with 1 where one was changed')
    .option('--head <head>', 'the chain must hold this one, as it was printed before', once)
    .option('--json', 'print one JSON object')
    .action(async (chosen: AuditOptions) => {
      end(await runAudit({ chosen, print, write }));
    });
}
