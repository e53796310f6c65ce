import type { PlaceValue } from '../knowledge/fact-value.ts';
import { spend } from '../language/work-budget.ts';
import { kindOfHead } from './name-heads.ts';
import type { NamedSentence } from './read-roles.ts';

const held =
  '(?:held|staged|hosted|played|taking place|took place|takes place|(?:is|was|will be) (?:held|staged|hosted|played))';
/** "The summit held in Holm": a place of its own, with what it lies in. */
const heldIn = new RegExp(
  `^(?:,|\\s\\([^()]{2,10}\\))?\\s(?:(?:which|that)\\s)?${held}\\s(?:in|at)\\s(?:the\\s)?$`,
  'u',
);
/** What stays where it is. */
const site =
  /^(?:airport|arena|base|bridge|camp|castle|cathedral|center|centre|college|hall|harbou?r|hospital|hotel|institute|library|lighthouse|museum|observatory|palace|park|planetarium|plant|port|prison|school|stadium|station|theat(?:er|re)|tower|university|zoo)$/;

/** Reads where an event was held, and where a building stands. */
export function readPlaces({ text, runs }: NamedSentence): PlaceValue[] {
  return runs.flatMap((place, at) => {
    spend();
    const before = runs[at - 1];
    // "Holm Kettle Museum (HKM) in Holm"
    const isShort = before !== undefined && text[before.start - 1] === '(';
    const what = isShort ? runs[at - 2] : before;
    if (!what) return [];
    const between = text.slice(what.end, place.start);
    const last = what.words.at(-1)?.folded ?? '';
    const joint = what.words.findIndex(({ folded }) => folded === 'of');
    const lead = joint > 0 ? (what.words[joint - 1]?.folded ?? '') : last;
    const isEvent = kindOfHead(last) === 'event' && heldIn.test(between);
    const isSite =
      what.words.length > 1 &&
      (site.test(last) || site.test(lead)) &&
      /^(?:\s\([^()]{2,10}\))?\sin\s$/u.test(between);
    const isPlace =
      place.title.length === 0 && kindOfHead(place.words.at(-1)?.folded ?? '') !== 'organisation';
    if (!(isEvent || isSite) || !isPlace) return [];
    return {
      ...{ kind: 'place' as const, also: {}, what: text.slice(what.start, what.end) },
      ...{ place: text.slice(place.start, place.end), within: readWithin({ text, runs }, at) },
    };
  });
}

/** "in Holm, Nessland": what a place lies in. */
function readWithin({ text, runs }: NamedSentence, at: number): string[] {
  const [place, outer] = runs.slice(at, at + 2);
  if (!place || !outer || !/^(?:,|\sin)\s$/u.test(text.slice(place.end, outer.start))) return [];
  // "in Holm, Ann Reed said" lies in nobody.
  const isOuter = !/^\s(?:said|says|told|tells|added|who)\b/u.test(text.slice(outer.end));
  return isOuter && outer.title.length === 0
    ? [text.slice(outer.start, outer.end), ...readWithin({ text, runs }, at + 1)]
    : [];
}
