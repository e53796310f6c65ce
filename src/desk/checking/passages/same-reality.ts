import { isUnsure } from '../../../language/unsure-words.ts';
import { hasSense, type Unit } from '../unit.ts';
import type { Alignment, Pair } from './alignment.ts';
import { beginsRelative } from './read-chunks.ts';
import type { VerbPhrase } from './read-grammar.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';

const modal =
  /^(will|shall|would|could|may|might|can|must|should|ought|cannot|wont|wouldnt|couldnt|shouldnt|cant|mustnt)$/;

/** In what way a verb says that something is so: `null` where it simply is, or was. */
export function realityOf(verb: VerbPhrase, sentence: ReadSentence): string | null {
  const { words, grammar } = sentence;
  const helpers = words.slice(verb.start, verb.at).map(({ folded }) => folded);
  const own = helpers.find((word) => modal.test(word));
  if (own) return /^(will|shall|wont)/.test(own) ? 'future' : own;
  // "is going to Oslo", "is headed for Oslo"
  const isUnderWay = helpers.some((word) => /^(is|are|am)$/.test(word));
  if (
    isUnderWay &&
    /^(going|moving|heading|headed|bound|getting)$/.test(words[verb.at]?.folded ?? '')
  )
    return 'future';
  if (!verb.isInfinitive) return null;
  // "is to close"
  const to = helpers.indexOf('to');
  if (/^(is|are|was|were)$/.test(helpers[to - 1] ?? '')) return 'future';
  const governor = grammar.verbs[grammar.verbs.indexOf(verb) - 1];
  const before = words[verb.start - 1]?.folded ?? '';
  // "is to close", "is going to close"
  if (/^(is|are|was|were|be)$/.test(before) || (before === 'going' && governor)) return 'future';
  return governor ? (words[governor.at]?.folded ?? 'to') : 'to';
}

/** Whether a verb stands in the present, which may be what is to come. */
function isPresent({ verb, unit }: SentenceUnit): boolean {
  return verb !== null && verb.start === verb.at && /[^s]s( \w+)?$/.test(unit.folded);
}

/** Verbs that have another one done: "managed to close". */
const doing =
  /^(help|helped|helps|manage|managed|manages|continue|continued|continues|begin|began|begins|start|started|go|goes|went|going|use|used|led|allow|allowed|allows|enable|enabled|come|came|got|get|forced|made)$/;

/** Whether a verb tells of what is done, planned or possible as the source does. */
export function isSameReality({ claim: one, source: other }: Pair, alignment: Alignment): boolean {
  const { claim, source, pairOf } = alignment;
  if (!one.verb) return true;
  const said = realityOf(one.verb, claim);
  const actual = other.isVerb && other.verb ? realityOf(other.verb, source.sentence) : null;
  const isMetGovernor = (
    reality: string | null,
    sentence: ReadSentence,
    isMet: (unit: SentenceUnit) => boolean,
  ) =>
    reality !== null && sentence.units.some((unit) => unit.unit.folded === reality && isMet(unit));
  const isSame =
    said === actual ||
    (said === 'future' && actual === 'would') ||
    // "The pier opens in May"
    (said === null && actual === 'future' && isPresent(one)) ||
    (said !== null && doing.test(said) && actual === null) ||
    (actual !== null && doing.test(actual) && said === null) ||
    (isMetGovernor(said, claim, (unit) => pairOf.has(unit)) &&
      isMetGovernor(actual, source.sentence, (unit) =>
        alignment.pairs.some((pair) => pair.source === unit),
      ));
  if (!isSame) return false;
  // "denied that it had been sold", "the idea that it was sold"
  return !governorsOf(other, source.sentence).some(
    (unit) => isTurning(unit.unit) && !alignment.pairs.some((pair) => pair.source === unit),
  );
}

/** The words before a verb that may have somebody only say, think or deny it. */
function governorsOf(verb: SentenceUnit, sentence: ReadSentence): SentenceUnit[] {
  const { units, words } = sentence;
  const start = clauseStart(verb, words);
  const beside = besideOf(verb, sentence);
  const asides = asidesBefore(verb, words);
  return units.filter(
    (unit) =>
      unit.first > start &&
      unit.first < verb.first &&
      !asides.some(([from, to]) => from < unit.first && unit.first < to) &&
      !(unit.isVerb && beside.has(unit.verb)),
  );
}

/** Behind the last mark that ends what came before, a quote among them. */
function clauseStart({ first }: SentenceUnit, words: ReadSentence['words']): number {
  const before = words.slice(0, first);
  const isQuote = ({ folded }: { readonly folded: string }) => /^["“”]$/.test(folded);
  const isOutside = before.filter(isQuote).length % 2 === 0;
  return before.findLastIndex((word) => /^[;:]$/.test(word.folded) || (isOutside && isQuote(word)));
}

/** ", at which it hopes to recover half, is due": what is said in passing, by the places of its commas. */
function asidesBefore(
  { first }: SentenceUnit,
  words: ReadSentence['words'],
): (readonly [from: number, to: number])[] {
  const commas = [...words.slice(0, first).keys()].filter((at) => words[at]?.folded === ',');
  return commas.flatMap((from, at) => {
    const to = commas[at + 1];
    return to !== undefined && beginsRelative(words, from + 1) ? [[from, to] as const] : [];
  });
}

/** The verbs that another goes on with: "criticised the club and welcomed the deal". */
function besideOf(
  { verb, isVerb }: SentenceUnit,
  { words, grammar: { verbs } }: ReadSentence,
): ReadonlySet<VerbPhrase | null> {
  const beside = new Set<VerbPhrase>();
  let at = isVerb && verb ? verbs.indexOf(verb) : -1;
  while (at > 0 && words[(verbs[at]?.start ?? 0) - 1]?.tag === 'CCONJ') {
    at -= 1;
    const before = verbs[at];
    if (before) beside.add(before);
  }
  return beside;
}

/** Whether a word has what follows be wished, denied or only said. */
export function isTurning(unit: Unit): boolean {
  // How the verb itself is meant is looked at by its own words.
  if (unit.role === 'modal' || unit.role === 'function') return false;
  return (
    isUnsure(unit.folded) ||
    hasSense(unit, 'deny', 'reject', 'oppose', 'intend', 'propose', 'seek', 'urge', 'prevent')
  );
}

/** The same of what something is: "will be the last" is not "was the last". */
export function isSameLinking({ claim, source: { sentence }, pairs }: Alignment): boolean {
  const linking = claim.grammar.verbs.filter(({ isLinking }) => isLinking);
  const others = new Set(pairs.map(({ source }) => source.verb));
  const actual = sentence.grammar.verbs.filter((verb) => verb.isLinking && others.has(verb));
  const turned =
    pairs.length > 0 &&
    linking.length > 0 &&
    pairs.some(({ source }) =>
      governorsOf(source, sentence).some(
        (unit) =>
          isTurning(unit.unit) &&
          unit.isVerb &&
          !pairs.some((pair) => pair.source === unit) &&
          others.has(unit.verb),
      ),
    );
  if (turned) return false;
  return linking.every((verb) => {
    const said = realityOf(verb, claim);
    return actual.length === 0
      ? said === null || said === 'future'
      : actual.some(
          (other) =>
            isSameTense(verb, other, { claim, sentence }) &&
            (realityOf(other, sentence) === said ||
              (said === 'future' && realityOf(other, sentence) === null)),
        );
  });
}

/** "Is the mayor", where she was it until May. In what somebody said "was" may be "is". */
function isSameTense(
  said: VerbPhrase,
  actual: VerbPhrase,
  { claim, sentence }: { readonly claim: ReadSentence; readonly sentence: ReadSentence },
): boolean {
  const isNow = /^(is|are)$/.test(claim.words[said.at]?.folded ?? '');
  const isPast = /^(was|were)$/.test(sentence.words[actual.at]?.folded ?? '');
  return !isNow || !isPast || sentence.grammar.verbs.indexOf(actual) > 0;
}
