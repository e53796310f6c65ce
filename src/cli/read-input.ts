import { isUtf8 } from 'node:buffer';
import { createReadStream, statSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { longestInput } from '../limits.ts';

/** A UTF-16 code unit takes three bytes of UTF-8 at most: whatever has more is too long for certain. */
const mostBytes = 3 * longestInput;

export interface TextOrigin {
  /** As a person knows it: the path that they gave, or "Standard input". */
  readonly name: string;
  readonly stream: NodeJS.ReadableStream;
}

/** What `-` and a pipe stand for. */
export function standardInput(stream: NodeJS.ReadableStream): TextOrigin {
  return { name: 'Standard input', stream };
}

/** Whether a person types there, so that what they did not say can be asked for. */
export function isTerminal(input: NodeJS.ReadableStream): boolean {
  return 'isTTY' in input && input.isTTY === true;
}

/**
 * Opens a file that a person named; a pipe or a device is one too.
 *
 * @throws {UsageError} when it is a folder, or has too much in it.
 */
export function openFile(path: string): TextOrigin {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) throw new UsageError(`${path} is a folder. Give a file.`);
  if (stats && stats.size > mostBytes) throw tooManyBytes(path, `${formatCount(stats.size)} bytes`);
  return { name: path, stream: createReadStream(path) };
}

/**
 * Reads a whole text. Lines end with \n in it, whatever they ended with, and there is no byte order mark.
 *
 * @throws {UsageError} when it cannot be read, is not UTF-8 text, or is longer than `longestInput`.
 */
export async function readWhole(origin: TextOrigin): Promise<string> {
  const { name } = origin;
  const text = decode(await readBytes(origin), name).replace(/\r\n?/g, '\n');
  proveLength(text, { limit: longestInput, name });
  return text;
}

/** Whether nothing in a text can be seen. */
export function isEmpty(text: string): boolean {
  return !/[^\s\p{C}]/u.test(text);
}

export function emptyInput({ name }: TextOrigin): UsageError {
  return new UsageError(`${name} is empty. Give it a text.`);
}

/** Refuses what is longer than is read, rather than cut it. */
export function proveLength(
  text: string,
  { limit, name }: { readonly limit: number; readonly name: string },
): void {
  if (text.length <= limit) return;
  throw new UsageError(
    `${name} has ${formatCount(text.length)} characters, and up to ${formatCount(limit)} are read. ` +
      'Give less at a time.',
  );
}

/** A line without its end, or why it cannot be used, as in "line 3 is not UTF-8 …". */
export type InputLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: string };

/** Reads line by line, as they come. Only \n and \r\n end one: JSON may hold what else breaks lines. */
export async function* readLines(origin: TextOrigin): AsyncGenerator<InputLine> {
  let number = 0;
  let length = 0;
  let parts: Buffer[] = [];

  for await (const chunk of readChunks(origin)) {
    let rest = chunk;
    for (let end = rest.indexOf(newline); end !== -1; end = rest.indexOf(newline)) {
      take(rest.subarray(0, end));
      yield toLine();
      rest = rest.subarray(end + 1);
    }
    take(rest);
  }
  if (length > 0) yield toLine();

  /** Keeps no more of a line than can be used. */
  function take(part: Buffer): void {
    length += part.length;
    if (length <= mostBytes) parts.push(part);
  }

  function toLine(): InputLine {
    const bytes = Buffer.concat(parts);
    const size = length;
    number += 1;
    length = 0;
    parts = [];
    const where = `line ${number}`;
    if (size > mostBytes) {
      const fault = `${where} has ${formatCount(size)} bytes, and up to ${formatCount(mostBytes)} are read.`;
      return { number, fault };
    }
    const bad = findBadByte(bytes);
    return bad === null
      ? { number, text: new TextDecoder().decode(bytes).replace(/\r$/, '') }
      : {
          number,
          fault: `${where} is not UTF-8: its byte ${bad.column} is ${bad.byte}. Save it as UTF-8.`,
        };
  }
}

const newline = 0x0a;

async function readBytes(origin: TextOrigin): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of readChunks(origin)) {
    length += chunk.length;
    if (length > mostBytes) {
      throw tooManyBytes(origin.name, `more than ${formatCount(mostBytes)} bytes`);
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

async function* readChunks({ name, stream }: TextOrigin): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield Buffer.from(chunk);
  } catch {
    throw new UsageError(
      `${name} cannot be read. Check that it is a file and that you may read it.`,
    );
  }
}

function decode(bytes: Buffer, name: string): string {
  const bad = findBadByte(bytes);
  if (bad === null) return new TextDecoder().decode(bytes);
  throw new UsageError(
    `${name} is not UTF-8 text: line ${bad.line}, byte ${bad.column} is ${bad.byte}. Save it as UTF-8.`,
  );
}

interface BadByte {
  /** From 1. */
  readonly line: number;
  /** In its line, from 1. */
  readonly column: number;
  /** As people look it up: 0xE9. */
  readonly byte: string;
}

/**
 * Finds the first byte that cannot stand in UTF-8 text. A NUL cannot either: it shows that a text was saved as UTF-16.
 */
function findBadByte(bytes: Uint8Array): BadByte | null {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(newline, start);
    const end = found === -1 ? bytes.length : found + 1;
    const column = findInLine(bytes.subarray(start, end));
    if (column !== null) {
      const byte = bytes[start + column] ?? 0;
      return {
        line,
        column: column + 1,
        byte: `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      };
    }
    start = end;
  }
  return null;
}

/**
 * The same in one line. No character of UTF-8 holds the byte that ends a line, so that each can be looked at by itself.
 */
function findInLine(line: Uint8Array): number | null {
  if (!line.includes(0) && isUtf8(line)) return null;

  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let start = 0;
  for (const [at, byte] of line.entries()) {
    try {
      if (byte === 0) return at;
      // The decoder gives nothing until a character is complete.
      if (decoder.decode(Uint8Array.of(byte), { stream: true }) !== '') start = at + 1;
    } catch {
      break;
    }
  }
  return start;
}

function tooManyBytes(name: string, size: string): UsageError {
  return new UsageError(
    `${name} has ${size}, and up to ${formatCount(longestInput)} characters are read. Give less at a time.`,
  );
}

function formatCount(count: number): string {
  return count.toLocaleString('en');
}
