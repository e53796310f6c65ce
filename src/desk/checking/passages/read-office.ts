import { isTitle } from '../../../reading/title-words.ts';
import { hasSense } from '../unit.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName } from './relate-units.ts';

const heads =
  /^(director|head|chair|chairman|chairwoman|chairperson|chief|leader|president|ceo|boss|manager|chief executive|executive director|managing director)$/;
const directing = /^(direct|directs|directed|manage|manages|managed)$/;

/** Whether a verb has somebody hold the office that a noun names: "heads the inquiry", "director of the inquiry". */
export function isOfficeOf(verb: SentenceUnit, noun: SentenceUnit): boolean {
  if (!verb.isVerb || noun.isVerb || !heads.test(noun.unit.folded)) return false;
  return directing.test(verb.unit.folded) || hasSense(verb.unit, 'chair', 'lead', 'boss');
}

/** "Ann Reed, director of the port and chairman of the lifeboats": whether an office is said of somebody in passing. */
export function isHolder(
  name: SentenceUnit,
  office: SentenceUnit,
  { words, units }: ReadSentence,
): boolean {
  if (!isName(name.unit) || !isTitle(office.unit.folded) || office.first <= name.last) return false;
  if (words[name.last + 1]?.folded !== ',') return false;
  const between = words.slice(name.last + 1, office.first);
  if (between.some(({ tag, folded }) => tag === 'VERB' || tag === 'AUX' || /^[;:"]$/.test(folded)))
    return false;
  const before = between.at(-1)?.folded ?? '';
  if (!/^(,|and|the|its|their)$/.test(before)) return false;
  // Behind a comma stands somebody else.
  return !units.some(
    (unit) =>
      isName(unit.unit) &&
      unit.first > name.last &&
      unit.last < office.first &&
      words[unit.first - 1]?.folded === ',' &&
      !isTitle(unit.unit.folded),
  );
}
