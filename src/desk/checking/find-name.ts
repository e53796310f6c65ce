import { isFunctionWord } from '../../language/function-words.ts';
import { splitWords } from '../../language/split-words.ts';
import { stemWord } from '../../language/stem-word.ts';
import type { NameFact } from './claim-facts.ts';
import type { Finding } from './finding.ts';

const standsFor =
  /^(?<short>.+?)\s+(?:(?:stands?|is short|is an? (?:acronym|abbreviation)|is the (?:acronym|abbreviation)) for|means|is the (?:short form|abbreviation) of)\s+(?<long>.+)$/i;

/** "EHB is the Eastport Harbour Board": only the whole name, as it may be much else. */
const plainly = /^(?:the )?(?<short>\S+) is (?:the )?(?<long>.+)$/i;

/** Reads a clause as saying what letters stand for, word by word. */
export function findName(clause: string, { fact, short, long }: NameFact): Finding | null {
  const same = plainly.exec(clause)?.groups;
  const isSame = stemsOf(same?.['long'] ?? '').join(' ') === stemsOf(long).join(' ');
  const said = isSame ? same : standsFor.exec(clause)?.groups;
  const isThis = splitWords(said?.['short'] ?? '').some(
    ({ text }) => text.toLowerCase() === short.toLowerCase(),
  );
  if (!said || !isThis) return null;

  const known = new Set(stemsOf(long));
  const claimed = stemsOf((said['long'] ?? '').replace(/["']/g, ''));
  const shared = claimed.filter((stem) => known.has(stem));
  if (shared.length === 0) return null;
  const isSo = shared.length === claimed.length && shared.length >= known.size - 1;
  // A word less is a shorter way to say it; another word is another name.
  if (!isSo && shared.length === claimed.length) return null;
  return {
    kind: isSo ? 'supported' : 'contradicted',
    fact,
    reason: { what: 'name', claim: said['long'] ?? '', source: long },
    units: [],
    evidence: [{ word: said['long'] ?? '', met: isSo ? 'same' : 'instead', by: long }],
  };
}

function stemsOf(text: string): string[] {
  return splitWords(text)
    .filter(({ folded }) => !isFunctionWord(folded))
    .map(({ folded }) => stemWord(folded));
}
