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
      verbs.has(sentence.grammar.verbs[sentence.grammar.verbAt[first + 1] ?? -1] ?? null) ||
      pairs.some(({ source }) => chunk !== null && source.chunk === chunk)
    );
  });
}
