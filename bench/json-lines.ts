import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Reads a file of one JSON value a line. Blank lines are none. */
export function readJsonLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}

/** Reads the texts of a set, whatever else it says of them. */
export function readTexts(file: string): string[] {
  return readJsonLines(file).map((line) => z.object({ text: z.string() }).parse(line).text);
}
