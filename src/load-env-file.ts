import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'dotenv';

/** A file of settings, as `.env`. */
export interface EnvFile {
  readonly values: Readonly<Record<string, string>>;
  /** The first line, from 1, that each name stands in. */
  readonly lines: ReadonlyMap<string, number>;
  /** What is wrong with the file itself, with the remedy. Never a value. */
  readonly faults: readonly string[];
}

const assignment = /^[^\S\n]*(?:export\s+)?([\w.-]+)(?:\s*=|:\s)/;
const remark = /^\s*(?:#|$)/;

/** Reads a file of lines `NAME=value`, in UTF-8, with any line ends. One that is not there holds nothing. */
export function loadEnvFile(path: string): EnvFile {
  const name = basename(path);
  const bytes = readBytes(path);
  if (bytes === null) return { values: {}, lines: new Map(), faults: [] };
  if (typeof bytes === 'string') return unreadable(`${name} ${bytes}`);

  const text = decode(bytes);
  if (text === null) {
    return unreadable(
      `${name} is not in UTF-8. Save it anew as UTF-8, as Notepad and others offer.`,
    );
  }
  const values = parse(text);
  // A value over several lines may hold lines of any kind.
  const isOneLineEach = Object.values(values).every((value) => !value.includes('\n'));
  const lines = new Map<string, number>();
  const faults: string[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const variable = assignment.exec(line)?.[1];
    const place = `${name}, line ${index + 1}:`;
    if (variable === undefined) {
      if (isOneLineEach && !remark.test(line)) {
        faults.push(`${place} not understood. Write NAME=value, or # before a remark.`);
      }
      continue;
    }
    const earlier = lines.get(variable);
    if (earlier === undefined) lines.set(variable, index + 1);
    else if (isOneLineEach) {
      faults.push(
        `${place} ${variable} stands in line ${earlier} already. Take one of the two out.`,
      );
    }
  }
  return { values, lines, faults };
}

function unreadable(fault: string): EnvFile {
  return { values: {}, lines: new Map(), faults: [fault] };
}

/** Gives the file's content, a text that says why it cannot be read, or `null` where there is no file. */
function readBytes(path: string): Buffer | string | null {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    return code === 'EISDIR'
      ? 'is a folder. The settings stand in a file of that name (Docker makes a folder where the file to mount is missing).'
      : `cannot be read (${code}). Give the user that starts the desk the right to read it.`;
  }
}

/** Decodes UTF-8, and leaves a byte order mark out. `null` for anything else. */
function decode(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
