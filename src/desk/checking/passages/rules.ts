import { isNegator } from '../../../language/claim-words.ts';
import type { Alignment } from './alignment.ts';
import { conditionsOf } from './conditions.ts';
import { isDenied, negators, negatorsBeside } from './polarity.ts';
import type { VerbPhrase } from './read-grammar.ts';
import type { ReadSentence, SentenceUnit } from './read-sentence.ts';
import { isName } from './relate-units.ts';
import { isRoomForOne } from './room-for-one.ts';
import type { Rule } from './rule.ts';
import { isSameExtent } from './same-extent.ts';
import { isAllForPart, isSamePart } from './same-part.ts';
import { isSamePlace, isWithItsNoun, isWithItsVerb } from './same-place.ts';
import { isSameLinking, isSameReality } from './same-reality.ts';
import { isSameActor, isSamePatient, isTurnedRound, paired } from './same-roles.ts';
import { isSameRow } from './same-row.ts';
import { isSameThing } from './same-thing.ts';
import { isSameApart } from './set-apart.ts';
import { traps } from './traps.ts';

/** All rules, in the order in which they are gone through. A sentence decides only where none holds back. */
export const rules: readonly Rule[] = [
  {
    name: 'every-word-met',
    says: 'Every word that says something is met in the sentence.',
    look: ({ unmet }) => (unmet.length === 0 ? 'pass' : 'hold'),
  },
  {
    name: 'subject-named',
    says: 'The claim names what it is about, and says something of it.',
    look: ({ claim, pairs }) => {
      const things = pairs.filter(
        ({ claim: { tag, unit } }) => tag === 'NOUN' || tag === 'PROPN' || isName(unit),
      );
      const isOpen = claim.grammar.verbs.some(
        (verb, at) =>
          isOpenSubject(verb, claim) &&
          !claim.grammar.verbs
            .slice(0, at)
            .some((other) => other.subject && !isOpenSubject(other, claim)),
      );
      return pairs.length >= 2 && things.length > 0 && !isOpen && claim.grammar.verbs.length > 0
        ? 'pass'
        : 'hold';
    },
  },
  {
    name: 'one-thing-instead',
    says: 'At most one thing stands in the place of another.',
    look: ({ pairs }) => {
      const turned = pairs.filter(({ how }) => how === 'contrary' || how === 'instead');
      return turned.length < 2 ||
        turned.every(
          ({ claim, source }) =>
            claim.chunk === turned[0]?.claim.chunk && source.chunk === turned[0]?.source.chunk,
        )
        ? 'pass'
        : 'hold';
    },
  },
  {
    name: 'setting',
    says: 'A country that the whole source is set in, and the sentence leaves out, is not enough to say the same.',
    look: ({ setting, pairs }) =>
      setting.length === 0 || pairs.some(({ how }) => how === 'contrary' || how === 'instead')
        ? 'pass'
        : 'hold',
  },
  {
    name: 'asserted',
    says: 'The sentence says it: it neither asks it nor makes it hang on something.',
    look: ({ claim, source: { sentence } }) =>
      sentence.text.endsWith('?') || conditionsOf(sentence) !== conditionsOf(claim)
        ? 'hold'
        : 'pass',
  },
  {
    name: 'hedged',
    says: 'What the sentence calls likely or alleged the claim calls so, too.',
    look: ({ claim, source: { sentence }, pairs }) =>
      sentence.words.every(({ folded }, at) => {
        const verb = sentence.grammar.verbs[sentence.grammar.verbAt[at] ?? -1];
        const isOurs = pairs.some(({ source }) => source.verb !== null && source.verb === verb);
        return !hedges.test(folded) || !isOurs || hasWord(claim, hedges);
      })
        ? 'pass'
        : 'hold',
  },
  {
    name: 'contrary-word',
    says: 'A word says the contrary of one in its place.',
    look: (alignment) => {
      if (!alignment.pairs.some(({ how }) => how === 'contrary')) return 'pass';
      // "not enough" may be one word with another.
      const isDenied = alignment.claim.words.some(({ folded }) => isNegator(folded));
      return isDenied || negatorsBeside(alignment).length > 0 ? 'hold' : 'otherwise';
    },
  },
  {
    name: 'polarity',
    says: 'Both deny it or neither does.',
    look: (alignment) => {
      // "Few" that is met, or turned, has been looked at already.
      const isOpen = (unit: SentenceUnit) =>
        !alignment.pairs.some(({ claim, source }) => claim === unit || source === unit);
      const said = negators(alignment.claim).filter(isOpen);
      const actual = negatorsBeside(alignment).filter(isOpen);
      if (said.length % 2 === actual.length % 2 && said.length === actual.length)
        return isSameDenied(alignment, said, actual) ? 'pass' : 'hold';
      if (said.length % 2 === actual.length % 2) return 'hold';
      const isPlain = [...said, ...actual].every(({ unit }) =>
        /^(not|no|never|nt|\w+nt)$/.test(unit.folded),
      );
      const isOnly = alignment.pairs.every(({ how }) => how !== 'contrary' && how !== 'instead');
      return isPlain && isOnly ? 'otherwise' : 'hold';
    },
  },
  {
    name: 'small-words',
    says: 'Small words that turn what is said are the same: up or down, before or after, with or without.',
    look: ({ claim, source: { sentence }, pairs }) =>
      claim.units.every(({ unit, first, isNeeded }) => {
        const word = turningWords.exec(unit.folded)?.[0];
        if (isNeeded || word === undefined) return true;
        const beside = pairs.filter((pair) => Math.abs(pair.claim.first - first) <= 3);
        return beside.some(({ source }) => {
          const from = Math.max(0, source.first - 4);
          return sentence.words.slice(from, source.last + 5).some(({ folded }) => folded === word);
        });
      })
        ? 'pass'
        : 'hold',
  },
  {
    name: 'who-does-it',
    says: 'Whoever does something in the claim does it in the sentence.',
    look: (alignment) => {
      if (isTurnedRound(alignment)) return 'otherwise';
      return paired(alignment).every((pair) => isSameActor(pair, alignment)) ? 'pass' : 'hold';
    },
  },
  {
    name: 'whom-it-is-done-to',
    says: 'What something is done to in the claim it is done to in the sentence.',
    look: (alignment) =>
      isTurnedRound(alignment) || paired(alignment).every((pair) => isSamePatient(pair, alignment))
        ? 'pass'
        : 'hold',
  },
  {
    name: 'what-it-is',
    says: 'What the claim calls something the sentence calls it.',
    look: (alignment) =>
      alignment.claim.grammar.verbs.every((verb) => isSameThing(verb, alignment)) ? 'pass' : 'hold',
  },
  {
    name: 'after-preposition',
    says: 'What stands behind a preposition stands behind such a one in the sentence.',
    look: (alignment) =>
      alignment.pairs.every((pair) => isSamePlace(pair, alignment)) ? 'pass' : 'hold',
  },
  {
    name: 'with-its-verb',
    says: 'What belongs to a verb in the claim belongs to the same one in the sentence.',
    look: (alignment) =>
      isTurnedRound(alignment) || alignment.pairs.every((pair) => isWithItsVerb(pair, alignment))
        ? 'pass'
        : 'hold',
  },
  {
    name: 'one-row',
    says: 'Of "two ships went to Oslo and three to Bergen" there are not three that went to Oslo.',
    look: (alignment) => (isSameRow(alignment) ? 'pass' : 'hold'),
  },
  {
    name: 'one-side',
    says: 'Of two statements with a semicolon between them, one alone says it.',
    look: ({ pairs, source: { sentence } }) => {
      const sides = pairs.map(
        ({ source }) =>
          sentence.words.slice(0, source.first).filter(({ folded }) => folded === ';').length,
      );
      return new Set(sides).size > 1 ? 'hold' : 'pass';
    },
  },
  {
    name: 'order-of-numbers',
    says: 'Numbers with a hyphen between them are in the same order: who won 2-1 did not win 1-2.',
    look: ({ pairs, claim: { words } }) =>
      pairs.every(({ claim, source }, at) => {
        const next = pairs[at + 1];
        const isJoined =
          next?.how === 'quantity' &&
          words[claim.last + 1]?.folded === '-' &&
          next.claim.first === claim.last + 2;
        return !isJoined || source.index < next.source.index;
      })
        ? 'pass'
        : 'hold',
  },
  {
    name: 'words-of-one-thing',
    says: 'What belongs to one noun in the claim belongs to one in the sentence.',
    look: (alignment) =>
      alignment.pairs.every((pair) => isWithItsNoun(pair, alignment)) ? 'pass' : 'hold',
  },
  {
    name: 'done-or-not',
    says: 'What is planned, wished, feared or possible is not done.',
    look: (alignment) =>
      paired(alignment).every((pair) => isSameReality(pair, alignment)) && isSameLinking(alignment)
        ? 'pass'
        : 'hold',
  },
  {
    name: 'limits',
    says: 'What is said of all, of some or of one alone is said of as many.',
    look: (alignment) =>
      isAllForPart(alignment) ? 'otherwise' : isSameExtent(alignment) ? 'pass' : 'hold',
  },
  {
    name: 'part-of-whole',
    says: 'Two of the five are not the five, and half of it is not it.',
    look: (alignment) => (isAllForPart(alignment) || isSamePart(alignment) ? 'pass' : 'hold'),
  },
  {
    name: 'set-apart',
    says: 'What something is only compared with, or what is left out, is so in both: "rather than by post", "more than last year".',
    look: (alignment) => (isSameApart(alignment) ? 'pass' : 'hold'),
  },
  {
    name: 'another-instead',
    says: 'The sentence has another number, date or name in its place, where there is room for one.',
    look: (alignment) => {
      const instead = alignment.pairs.filter(({ how }) => how === 'instead');
      if (instead.length === 0) return 'pass';
      // One more is not in the place of another; and two words are too few to tell what it is about.
      const isMore = hasWord(alignment.claim, /^(too|also|another|besides|likewise)$/);
      if (isMore || alignment.pairs.length - instead.length < 2) return 'hold';
      // That one never did it says nothing of another.
      if (negators(alignment.claim).length > 0) return 'hold';
      return instead.every((pair) => isRoomForOne(pair, alignment)) ? 'otherwise' : 'hold';
    },
  },
  ...traps,
];

/** "It did break, although its wall did not": what is denied in a claim is what is denied in the sentence. */
function isSameDenied(
  { pairs, claim, source: { sentence } }: Alignment,
  said: readonly SentenceUnit[],
  actual: readonly SentenceUnit[],
): boolean {
  return pairs.every(
    (pair) =>
      !(pair.claim.isVerb && pair.source.isVerb) ||
      isDenied(pair.claim, said, claim) === isDenied(pair.source, actual, sentence),
  );
}

const pronouns = /^(he|she|it|they|i|we|you|this|that|these|those|him|her|them)$/;
const turningWords =
  /^(up|down|off|out|away|back|over|under|above|below|before|after|against|without|inside|outside|since|despite|because|though|although|except|beyond|behind|same)$/;
const hedges =
  /^(probably|perhaps|maybe|possibly|presumably|allegedly|reportedly|supposedly|purportedly|apparently|seemingly)$/;

/** Whether a verb has a pronoun for its subject. "The kettle broke when it fell" has named it before. */
function isOpenSubject({ subject }: VerbPhrase, { words }: ReadSentence): boolean {
  return subject !== null && pronouns.test(words[subject.head]?.folded ?? '');
}

function hasWord({ words }: ReadSentence, pattern: RegExp): boolean {
  return words.some(({ folded }) => pattern.test(folded));
}
