import { stemWord } from '../../language/stem-word.ts';
import type { StringSet } from '../../language/string-table.ts';
import type { Term } from '../matching/create-lexicon.ts';
import { countriesIn, type SubjectGround } from '../matching/subject-ground.ts';
import { type AskedName, isSlip } from './asked-names.ts';
import { isAllCapitals, isCountry, isRegion, withoutTitles } from './name-parts.ts';
import type { SubjectReading } from './subject-reading.ts';

/** Whether a name is `said` by the sources, only `asked` about in questions that were foreseen, or stands nowhere. */
export function standingOf(
  { terms }: AskedName,
  { ground, commonness }: SubjectReading,
): 'said' | 'asked' | 'nowhere' {
  const parts = withoutTitles(terms);
  if (parts.length === 0) return 'said';
  if (isOfWords(parts) && parts.every((term) => isAsWritten(term, ground))) return 'said';
  if (isRegion(parts)) return 'asked';
  if (isCountry(parts) && countriesIn(parts).some((country) => ground.countries.has(country))) {
    return 'said';
  }
  const [only] = parts;
  if (parts.length === 1 && only && ground.initials.has(only.word.folded)) return 'said';
  if (partsUp(ground.said)) return 'said';
  const isRelated = parts.every((term) => term.related.length > 0 && isAsWritten(term, ground));
  return isRelated || partsUp(ground.asked) ? 'asked' : 'nowhere';

  /** Whether the whole name can be read as names in a row, each of which stands there as it is. */
  function partsUp(stems: StringSet): boolean {
    let from = 0;
    while (from < parts.length) {
      let to = from + 1;
      const name = parts[from];
      if (!name) return false;
      const isNamed = isAsWritten(name, ground) && isOfWords([name]);
      while (to < parts.length && (shareName(parts, from, to) || stems.has(pairOf(parts, to))))
        to += 1;
      const isOwnName =
        isNamed || parts.length === 1 || commonness(name.word.folded) === 0 || isCountry([name]);
      if (to === from + 1 && !(isOwnName && (isNamed || stems.has(stemOf(name))))) return false;
      from = to;
    }
    return true;
  }

  function pairOf(all: readonly Term[], to: number): string {
    const [before, after] = [all[to - 1], all[to]];
    return before && after ? `${stemOf(before)} ${stemOf(after)}` : '';
  }

  function stemOf(term: Term): string {
    return isAsWritten(term, ground) ? term.stem : stemWord(term.word.folded);
  }
}

function shareName(terms: readonly Term[], a: number, b: number): boolean {
  const names = terms[b]?.concepts.filter(({ kind }) => kind === 'name') ?? [];
  return names.some((name) => terms[a]?.concepts.includes(name));
}

function isOfWords(terms: readonly Term[]): boolean {
  const [first, ...others] = terms.map(({ concepts }) =>
    concepts.filter(({ kind }) => kind === 'name'),
  );
  return first?.some((name) => others.every((names) => names.includes(name))) ?? false;
}

/** A name is never taken for another word, however near: only for another name. */
function isAsWritten({ corrected, stem, word }: Term, { names, initials }: SubjectGround): boolean {
  if (corrected === null) return true;
  if (isAllCapitals(word.text)) return initials.has(corrected);
  if (!isSlip(word.folded, corrected)) return false;
  return names.has(stem) || !/^\p{Lu}/u.test(word.text);
}
