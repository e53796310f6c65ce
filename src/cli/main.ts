#!/usr/bin/env node
import { readTerminalConfig } from '../config.ts';
import { runCli } from './run-cli.ts';

// A reader that has seen enough (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await runCli({
  argv: process.argv.slice(2),
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  readKnowledgeDirectory: () => readTerminalConfig().knowledgeDirectory,
});
