#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readTerminalConfig } from '../config.ts';
import { endOnWriteFailure } from '../end-on-write-failure.ts';
import { refuse, runCli } from './run-cli.ts';

endOnWriteFailure();

try {
  const { knowledgeDirectory, noColor } = readTerminalConfig();
  process.exitCode = await runCli({
    argv: process.argv.slice(2),
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    knowledgeDirectory,
    noColor,
    version: readVersion(),
  });
} catch (error) {
  process.exitCode = refuse(error, process.stderr);
}

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
