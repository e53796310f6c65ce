import type { Alignment } from './alignment.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { apartOf, readSetApart } from './set-apart.ts';

/** What denies in a sentence, or leaves next to nothing. */
export function negators({ units }: ReadSentence): SentenceUnit[] {
  return units.filter(
    ({ unit }) => unit.role === 'negator' || /^(few|little|hardly|barely)$/.test(unit.folded),
  );
}

/** The negators of a source that stand with what a claim has met: by their verb, or in their noun. ", not by vote" denies only itself. */
export function negatorsBeside({ pairs, source: { sentence } }: Alignment): SentenceUnit[] {
  const verbs = new Set(pairs.map(({ source }) => source.verb));
  const apart = readSetApart(sentence);
  return negators(sentence).filter((negator) => {
    const { verb, first, chunk } = negator;
    const own = apartOf(negator, apart);
    if (own) return pairs.some(({ source }) => apartOf(source, apart) === own);
    return (
      verbs.has(verb) ||
      pairs.some(({ source }) => isDenied(source, [negator], sentence)) ||
      verbs.has(sentence.grammar.verbs[sentence.grammar.verbAt[first + 1] ?? -1] ?? null) ||
      pairs.some(({ source }) => chunk !== null && source.chunk === chunk)
    );
  });
}

/** Whether a verb is denied, by itself or with the one before it: "did not ring or knock". */
export function isDenied(
  { verb }: SentenceUnit,
  denying: readonly SentenceUnit[],
  { words, grammar }: ReadSentence,
): boolean {
  let at = verb ? grammar.verbs.indexOf(verb) : -1;
  for (; at >= 0; at -= 1) {
    const own = grammar.verbs[at];
    if (denying.some((unit) => unit.verb === own)) return true;
    if (!/^n?or$/.test(words[(own?.start ?? 0) - 1]?.folded ?? '')) return false;
  }
  return false;
}
