import { emptyInput, isEmpty, readWhole, standardInput } from './read-input.ts';

/** Where a text comes from: the arguments, or what is piped in. */
export interface TextSource {
  readonly words: readonly string[];
  readonly input: NodeJS.ReadableStream;
}

/** What stands for standard input where a text or a file is wanted. */
export const dash = '-';

/**
 * Gives the text of the arguments; for `-`, and for none where something is piped in, what standard input holds.
 * `null` where there is neither.
 *
 * @throws {UsageError} when standard input cannot be used.
 */
export async function readText({ words, input }: TextSource): Promise<string | null> {
  const [only, ...others] = words;
  if (only !== undefined && (only !== dash || others.length > 0)) return words.join(' ');
  if (only === undefined && isTerminal(input)) return null;
  const origin = standardInput(input);
  const text = (await readWhole(origin)).trim();
  if (!isEmpty(text)) return text;
  if (only === undefined) return null;
  throw emptyInput(origin);
}

function isTerminal(input: NodeJS.ReadableStream): boolean {
  return 'isTTY' in input && input.isTTY === true;
}
