import type { KnowledgeBase, NameKind } from '../../knowledge/knowledge-base.ts';
import { isTimeWord } from '../../language/claim-words.ts';
import { countryOf } from '../../language/countries.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { stripInflection } from '../../language/inflect-word.ts';
import type { Quantity } from '../../language/read-quantity.ts';
import { spellShares } from '../../language/spell-shares.ts';
import type { Thesaurus } from '../../language/thesaurus.ts';
import { spend } from '../../language/work-budget.ts';
import {
  collectSpellings,
  createLexicon,
  type Spellings,
  type Term,
} from '../matching/create-lexicon.ts';
import { createNameTests } from './create-name-tests.ts';
import { findSpans } from './find-spans.ts';
import { roleOf } from './role-of.ts';
import { hasSense, toUnit, type Unit, type UnitKind } from './unit.ts';

export interface UnitReader {
  /** Reads a text into units, in order, grammar and all. */
  read(text: string): Unit[];
}

type Senses = Pick<Unit, 'senses' | 'contraries'>;

export interface UnitReaderOptions {
  readonly knowledge: KnowledgeBase;
  readonly dictionary: Dictionary;
  readonly thesaurus: Thesaurus;
  /** Gives the word of the base that a mistyped one stands for. */
  readonly correct: (word: string) => string | null;
  /** The spellings of the base's names, where they were collected before. */
  readonly spellings?: Spellings;
}

/** What it takes to tell of one word what it is: a name, a number, part of a phrase. */
const stepsPerTerm = 10;

/** Makes the one reader of claims and of curated values: two readers would drift apart. */
export function createUnitReader({
  knowledge,
  dictionary,
  thesaurus,
  correct,
  spellings = collectSpellings(knowledge),
}: UnitReaderOptions): UnitReader {
  const lexicon = createLexicon(spellings);
  // Phrases of the thesaurus have so many senses together, and no more.
  const sensesOf = new Map<string, Senses>();
  const kindOf = new Map(knowledge.names.map(({ id, kind }) => [`name:${id}`, kind]));

  const nameTests = createNameTests({ dictionary, thesaurus });
  const onlyOfKind = new Map(
    (['agreement', 'event'] as const).map((kind) => {
      const ofKind = knowledge.names.filter((name) => name.kind === kind);
      return [kind, ofKind.length === 1 ? ofKind[0]?.id : undefined];
    }),
  );

  return {
    read(given) {
      // "us" with points, behind "the", or in a row with a country is the country; else the pronoun.
      const text = spellShares(given)
        .replace(/\bU\.\s?S\.(?:\s?A\.)?(?=\W|$)/gi, 'US')
        .replace(/(?<=\bthe )us\b/g, 'US')
        .replace(/\bus(?= and (\S+))/g, (us, other) => (isOfCountry(other) ? 'US' : us))
        .replace(/\b(\S{1,40}) and us\b/g, (both, other) =>
          isOfCountry(other) ? `${other} and US` : both,
        );
      // A capital marks a name, and a name is not corrected into another one.
      const lowerCase = new Set(text.match(/\p{Ll}[\p{L}\p{M}]*/gu));
      const terms = lexicon.read(text, ({ folded }) =>
        lowerCase.has(folded) ? correct(folded) : null,
      );
      spend(terms.length * stepsPerTerm);
      const units = findSpans({ terms, kindOf, nameTests, thesaurus }).map(
        ({ start, end, quantity, senses, apart }) =>
          readUnit({
            text,
            terms: terms.slice(start, end),
            quantity,
            senses,
            apart,
          }),
      );
      return units.map((unit, at) =>
        isOnlyThen(unit, units[at + 1])
          ? { ...unit, role: 'function' }
          : withReferent(unit, units.slice(Math.max(0, at - 6), at)),
      );
    },
  };

  /** "The pact", "this summit": the one thing of its kind that the base has a name for. */
  function withReferent(unit: Unit, before: readonly Unit[]): Unit {
    const last = before.at(-1)?.folded ?? '';
    // "Travel is down"; "the country's bid", which is somebody's who is named already.
    if (/^(up|down)$/.test(unit.folded) && isBe(last)) {
      return { ...unit, role: 'content' };
    }
    // "is backing it" does, where "has the backing" is a thing.
    if (unit.role === 'weak' && unit.senses.size > 0 && doing.test(unit.folded) && isBe(last)) {
      return { ...unit, role: 'content' };
    }
    // "reform matters", where "the matter" is one.
    if (/^matters?$/.test(unit.folded) && !/^(the|a|an|no|of|in|other|this)$/.test(last)) {
      return toUnit({ ...unit, role: 'content', ...toSenses(['essential', 'urge']) });
    }
    // "is against it" opposes, "used against it" does not.
    if (unit.folded === 'against' && !opposing.test(last)) {
      return toUnit({ ...unit, role: 'function', ...toSenses([]) });
    }
    if (/^(country|nation)['’]s$/i.test(unit.text) && last === 'the')
      return { ...unit, role: 'weak' };
    // Headlines and notes have no articles: "slowed bids to enter trade pact".
    const isBare = !before.some(({ folded }) => determiners.test(folded));
    const isDefinite = before.some(({ folded }) => /^(the|this|that)$/.test(folded));
    if (unit.kind !== 'word' || !(isDefinite || (isBare && unit.folded.includes(' ')))) return unit;
    const kind = hasSense(unit, 'agreement')
      ? 'agreement'
      : hasSense(unit, 'summit')
        ? 'event'
        : null;
    const only = kind === null ? null : onlyOfKind.get(kind);
    return only ? toUnit({ ...unit, keys: new Set([...unit.keys, `name:${only}`]) }) : unit;
  }

  interface UnitParts {
    readonly text: string;
    readonly terms: readonly Term[];
    readonly quantity: Quantity | null;
    readonly senses: readonly string[];
    readonly apart: 'verb' | 'particle' | null;
  }

  function readUnit({ text, terms, quantity, senses, apart }: UnitParts): Unit {
    const first = terms[0]?.word;
    const start = first?.start ?? 0;
    const end = terms.at(-1)?.word.end ?? 0;
    const folded = terms.map(({ word }) => word.folded).join(' ');
    const country = countryOf(text.slice(start, end));
    // "Korea-Japan Summit" is neither Korea nor Japan: a name of several words is what all of them share.
    const concepts = terms
      .flatMap((term) => term.concepts.map(({ id }) => id))
      .filter((id) => terms.every((term) => term.concepts.some((concept) => concept.id === id)));
    const names = concepts.filter((id) => kindOf.has(id));

    const keys = new Set<string>(concepts);
    if (quantity) keys.add(`number:${quantity.value}`);
    // Nor is "North Korea" Korea.
    else if (terms.length === 1 || (senses.length === 0 && !country)) {
      for (const { stem, word, corrected } of terms) {
        keys.add(`stem:${stem}`).add(`stem:${stripInflection(corrected ?? word.folded)}`);
      }
    }
    if (country) keys.add(`country:${country}`);
    // A name of several words is one thing: its words do not stand for it one by one.
    if (terms.length > 1 && names.length > 0) {
      for (const key of keys) if (key.startsWith('stem:')) keys.delete(key);
    }

    const kind = kindOfUnit({ terms, quantity, folded, country, names });
    return toUnit({
      text: text.slice(start, end),
      folded,
      start,
      end,
      role: roleOf({ terms, folded, kind, senses, apart }),
      kind,
      keys,
      ...toSenses(senses),
      quantity,
    });
  }

  /** The same sets for the same senses: most units have none, and a base has many units. */
  function toSenses(senses: readonly string[]): Senses {
    const key = senses.join();
    const known = sensesOf.get(key);
    if (known) return known;
    const contraries = senses.flatMap((sense) => [...thesaurus.contrariesOf(sense)]);
    const made = { senses: new Set(senses), contraries: new Set(contraries) };
    sensesOf.set(key, made);
    return made;
  }

  interface KindParts {
    readonly terms: readonly Term[];
    readonly quantity: Quantity | null;
    readonly folded: string;
    readonly country: string | null;
    readonly names: readonly string[];
  }

  function kindOfUnit({ terms, quantity, folded, country, names }: KindParts): UnitKind {
    if (isTimeWord(folded) || (terms[0]?.word.text === 'May' && (terms[0]?.word.start ?? 0) > 0)) {
      return 'time';
    }
    if (quantity) return 'number';
    const known = names.map((id) => kindOf.get(id)).sort(groupsLast)[0];
    if (known) return known;
    if (country) return 'country';
    return nameTests.isName(terms) ? 'proper' : 'word';
  }
}

/** "Only last month": no longer ago, and nothing else is left out. */
function isOnlyThen({ role }: Unit, next: Unit | undefined): boolean {
  return role === 'limiter' && next?.kind === 'time';
}

function isBe(folded: string): boolean {
  return /^(is|are|was|were|be|been)$/.test(folded);
}

/** A verb that says something of its own: "is getting", "is making" do not. */
const doing =
  /^(?!(get|mak|hav|go|tak|giv|do|be|com|becom|look|try|us|turn|keep)(t|n)?ing$)\w+ing$/;

const determiners = /^(the|this|that|a|an|any|another|other|new|each|every|no|its|their|his|her)$/;

function isOfCountry(word: string): boolean {
  return countryOf(word.replace(/\W+$/, '')) !== null;
}

/** After what "against" opposes: "voted against it", where "competed against it" does not. */
const opposing =
  /^(is|are|was|were|be|been|came|come|stands?|stood|still|(work|vot|campaign|lobb|push|argu|decid|sid|unit|advis|speak|ruled|turn)\w*|spoke)$/;

/** A group is the least that a word can stand for: "Korea and Japan" are countries first. */
function groupsLast(one: NameKind | undefined, other: NameKind | undefined): number {
  return Number(one === 'group') - Number(other === 'group');
}
