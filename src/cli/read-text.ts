import type { Desk } from '../desk/answer.ts';
import { UsageError } from '../errors.ts';
import { emptyInput, isEmpty, isTerminal, readWhole, standardInput } from './read-input.ts';
import type { Style } from './style.ts';

/** Where a text comes from: the arguments, or what is piped in. */
export interface TextSource {
  readonly words: readonly string[];
  readonly input: NodeJS.ReadableStream;
}

/** What a command that reads texts is run with. */
export interface TextRun<Chosen> extends TextSource {
  readonly chosen: Chosen;
  readonly loadDesk: () => Desk;
  readonly output: NodeJS.WritableStream;
  readonly print: (text: string) => void;
  readonly style: Style;
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

/**
 * Refuses what makes no sense beside `--batch`.
 *
 * @param forms  The options that ask for a form of their own, by name.
 * @throws {UsageError}
 */
export function proveBatchUsage(
  command: string,
  noun: string,
  { words, forms }: { readonly words: readonly string[]; readonly forms: object },
): void {
  if (!['', dash].includes(words.join(' ').trim())) {
    throw new UsageError(
      `${command} --batch reads its ${noun}s from standard input; leave the ${noun} out.`,
    );
  }
  if (Object.values(forms).some(Boolean)) {
    const names = new Intl.ListFormat('en-GB').format(
      Object.keys(forms).map((name) => `--${name}`),
    );
    throw new UsageError(`${command} --batch already prints JSON; leave ${names} out.`);
  }
}
