import { mostEdits, shortestGuessed } from './limits.ts';
/** A name of no setting, and the name that was probably meant. */
export interface Misspelling {
  readonly name: string;
  readonly meant: string;
}

/**
 * Finds names that are nearly a known one: in small letters, with other separators, with a letter or two wrong, or
 * with a word too many or too few. A known name that is set itself was not misspelt.
 *
 * @param names  What is set.
 * @param known  What is read. A name of one word, as PORT, is recognised by its letters only.
 */
export function findMisspelt(
  names: readonly string[],
  known: readonly string[],
): readonly Misspelling[] {
  const unset = known.filter((name) => !names.includes(name));

  return names
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const meant = findNearest(name, unset);
      return meant === null ? [] : [{ name, meant }];
    });
}

function findNearest(name: string, known: readonly string[]): string | null {
  const letters = fold(name);
  const [nearest] = known
    .map((candidate) => ({ candidate, edits: countEdits(letters, fold(candidate)) }))
    .filter(
      ({ candidate, edits }) =>
        edits === 0 ||
        (candidate.length >= shortestGuessed && edits <= mostEdits) ||
        isNearByWords(name, candidate),
    )
    .toSorted((a, b) => a.edits - b.edits);
  return nearest?.candidate ?? null;
}

function fold(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** SLACK_TOKEN and SLACK_BOT_USER_TOKEN for SLACK_BOT_TOKEN: at least two words in common, and one word off. */
function isNearByWords(name: string, candidate: string): boolean {
  const words = new Set(name.toUpperCase().split(/[^A-Z0-9]+/));
  const wanted = new Set(candidate.split('_'));
  const common = [...words].filter((word) => wanted.has(word)).length;
  return (
    common >= 2 &&
    Math.max(words.size, wanted.size) - common === 1 &&
    Math.min(words.size, wanted.size) === common
  );
}

/** Levenshtein's distance: how many letters to put in, take out or change. `Infinity` where the lengths alone are too far apart. */
function countEdits(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > mostEdits) return Number.POSITIVE_INFINITY;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      current.push(
        Math.min(
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (previous[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
