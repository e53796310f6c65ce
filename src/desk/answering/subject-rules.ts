import type { FactList } from '../../knowledge/knowledge-base.ts';
import { isCountryName } from '../../language/country-names.ts';
import { toCountry } from '../../language/demonyms.ts';
import { isFramingWord } from '../../language/framing-words.ts';
import { stripInflection } from '../../language/inflect-word.ts';
import type { QuestionKind } from '../../language/question-kind.ts';
import { readNumber } from '../../language/read-number.ts';
import { isShellWord } from '../../language/shell-words.ts';
import { stemWord } from '../../language/stem-word.ts';
import { isTitle } from '../../reading/title-words.ts';
import type { Term } from '../matching/create-lexicon.ts';
import { countriesIn, isCapital, type SubjectGround } from '../matching/subject-ground.ts';
import { type AskedName, isSlip } from './asked-names.ts';

/** A clause of a question with the names in it. */
export interface AskedClause {
  readonly terms: readonly Term[];
  readonly names: readonly AskedName[];
}

/** What would answer a question, by what it has of the question's words. */
export interface Candidate {
  /** Whether it has a word, or a name or word that means the same. */
  has(term: Term): boolean;
  /** Whether it has what is near in meaning to a word: by the base's own word groups, or in general English. */
  hasNear(term: Term): boolean;
  /** Whether somebody with this name says it. */
  isSaidBy(term: Term): boolean;
  /** The sorts of answer that it gives, where that is known. */
  readonly kinds: ReadonlySet<QuestionKind>;
  readonly list: FactList | null;
}

/** A question, and what would answer it. */
export interface SubjectReading {
  readonly asking: readonly AskedClause[];
  /** The clauses that lead up to those that ask. */
  readonly around: readonly AskedClause[];
  readonly kind: QuestionKind | null;
  readonly candidate: Candidate;
  readonly ground: SubjectGround;
  /** How common an English word is, from 0 to 1. */
  readonly commonness: (word: string) => number;
}

/** A reason to decline whatever fits: a question that is about something the base does not speak of. */
export interface SubjectRule {
  readonly name: string;
  readonly why: string;
  /** The words of the question that are not met, as they were written; none where the rule does not apply. */
  find(reading: SubjectReading): readonly string[];
}

/** All rules, in the order in which they are asked. */
export const subjectRules: readonly SubjectRule[] = [
  {
    name: 'name-unknown',
    why: 'The question names somebody or something that stands nowhere in the base.',
    find: (reading) =>
      findNames(
        reading,
        (name, clause) =>
          standingOf(name, reading) === 'nowhere' &&
          !isOnList(name, reading) &&
          !isRival(name, clause, reading),
      ),
  },
  {
    name: 'name-elsewhere',
    why: 'The base has the name, and what fits best has nothing to do with it.',
    find: (reading) =>
      findNames(reading, (name, clause) => {
        if (isOnList(name, reading)) return false;
        return isBody(clause, name)
          ? !withoutTitles(name.terms).every(reading.candidate.has)
          : standingOf(name, reading) === 'asked' && !isMet(name, reading);
      }),
  },
  {
    name: 'body-unknown',
    why: 'The question asks for the members, the head or the like of something else.',
    find: (reading) =>
      reading.asking.flatMap(({ terms }) =>
        findPhrases(terms)
          .filter((phrase) => isBody({ terms }, phrase))
          .flatMap(({ from, to }) => terms.slice(from, to))
          .filter((term) => isForeign(term, reading))
          .map(textOf),
      ),
  },
  {
    name: 'role-unmet',
    why: 'The question asks who holds an office or leads, and what fits names nobody who does.',
    find: (reading) =>
      reading.kind !== 'who'
        ? []
        : reading.asking.flatMap(({ terms }) =>
            terms
              .filter((term) => isOffice(term) && !isCapital(term))
              .filter((term) => isForeign(term, reading))
              .map(textOf),
          ),
  },
  {
    name: 'speaker-unmet',
    why: 'The question asks what somebody says, and what fits is not from them.',
    find: (reading) =>
      (reading.kind === 'what' ? reading.asking : []).flatMap(({ terms, names }) =>
        names
          .filter(({ from, to }) => asksWhat(terms, from) && isSaying(terms[to]))
          .flatMap((name) => withoutTitles(name.terms))
          .filter((term) => !reading.candidate.isSaidBy(term))
          .map(textOf),
      ),
  },
  {
    name: 'thing-unknown',
    why: 'Two words in a row, which belong together, are not met, and one of them stands nowhere in the base.',
    find: (reading) =>
      reading.asking.flatMap(({ terms }) =>
        findPhrases(terms).flatMap(({ from, to }) => {
          const foreign = terms.slice(from, to).filter((term) => isForeign(term, reading));
          const { said, asked } = reading.ground;
          const isNowhere = foreign.some(({ stem }) => !said.has(stem) && !asked.has(stem));
          return foreign.length > 1 && isNowhere ? foreign.map(textOf) : [];
        }),
      ),
  },
  {
    name: 'another-one',
    why: 'The question is about another summit, agreement or body: what tells it apart is not met.',
    find: (reading) =>
      reading.asking.flatMap(({ terms }) =>
        terms.flatMap((before, at) => {
          const [the, head] = [terms[at - 1], terms[at + 1]];
          if (the?.word.folded !== 'the' || !head || !reading.ground.heads.has(head.stem))
            return [];
          const isKnown = reading.candidate.has(before) || reading.ground.said.has(before.stem);
          return isTelling(before) && !isCapital(before) && !isKnown && !isShort(before, reading)
            ? [textOf(before)]
            : [];
        }),
      ),
  },
];

/** Whether what would answer has all names of the question that the base has. */
export function hasAllNames(reading: SubjectReading): boolean {
  return reading.asking.every(({ terms, names }) => {
    const isWritten = (at: number) => names.some(({ from, to }) => from <= at && at < to);
    return terms.every((term, at) => {
      const isName = isWritten(at) || term.concepts.some(({ kind }) => kind === 'name');
      return (
        !isName ||
        isOnList({ terms: [term], from: at, to: at + 1 }, reading) ||
        term.isFunction ||
        isTitle(term.word.folded) ||
        reading.candidate.has(term) ||
        reading.candidate.hasNear(term)
      );
    });
  });
}

/** "What did Ann Reed", "How does Ann Reed". */
function asksWhat(terms: readonly Term[], from: number): boolean {
  return /^(?:did|does|do|has|have)$/.test(terms[from - 1]?.word.folded ?? '');
}

function isSaying(term: Term | undefined): boolean {
  return /^(?:say|state|tell|announce|declare|argue|claim|comment|warn|promise|demand)$/.test(
    term?.word.folded ?? '',
  );
}

function findNames(
  { asking, around }: SubjectReading,
  isUnmet: (name: AskedName, clause: AskedClause) => boolean,
): readonly string[] {
  const unmetIn = (clauses: readonly AskedClause[]) =>
    clauses.flatMap((clause) =>
      clause.names
        .filter((name) => isUnmet(name, clause))
        .map(({ terms }) => terms.map(textOf).join(' ')),
    );
  const unmet = unmetIn(asking);
  if (unmet.length > 0) return unmet;
  // "FIFA meets today. Who are the members?" Where the clause that asks names nothing, what it is about stands before it.
  return asking.some(({ names }) => names.length > 0) ? [] : unmetIn(around);
}

/** Whether a name is `said` by the sources, only `asked` about in questions that were foreseen, or stands nowhere. */
function standingOf(
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
  function partsUp(stems: ReadonlySet<string>): boolean {
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

/** "Prime Minister Ann Reed" is Ann Reed, and "former" is nobody. */
function withoutTitles(terms: readonly Term[]): readonly Term[] {
  const isBare = ({ word, isFunction }: Term) =>
    (isFunction && !isAllCapitals(word.text)) || isTitle(word.folded) || rank.test(word.folded);
  const first = terms.findIndex((term) => !isBare(term));
  return first < 0
    ? []
    : terms.slice(first).filter((term) => !term.isFunction || isAllCapitals(term.word.text));
}

const rank = /^(?:prime|vice|deputy|former|ex|acting|late|mr|mrs|ms)$/;

function isCountry(terms: readonly Term[]): boolean {
  return (
    isCountryName(terms.map(({ word }) => word.text).join(' ')) ||
    terms.every(({ word }) => word.text === 'US' || toCountry(word.folded) !== null)
  );
}

/** A complete list of countries answers for every country, and for a part of the world. */
function isOnList({ terms }: AskedName, { kind, candidate: { list } }: SubjectReading): boolean {
  if (!list?.complete || !list.items.some(isCountryName)) return false;
  return isRegion(terms) || ((kind === 'whether' || kind === null) && isCountry(terms));
}

const regions: ReadonlySet<string> = new Set(
  `european asian african american latin north south east west northern southern eastern western southeast central nordic
  scandinavian baltic balkan caribbean pacific atlantic middle europe asia africa america americas oceania`.split(
    /\s+/,
  ),
);

function isRegion(terms: readonly Term[]): boolean {
  return terms.every(({ word }) => regions.has(word.folded));
}

/**
 * "Was it held in Porto?", "Is Ann Reed the harbour master of Holm?": the base has another place, another holder, and all
 * else is met.
 */
function isRival(name: AskedName, { terms }: AskedClause, reading: SubjectReading): boolean {
  const { kind, candidate } = reading;
  const before = terms[name.from - 1]?.word.folded ?? '';
  const isPlace = /^(?:in|at)$/.test(before) && candidate.kinds.has('where');
  const isHolder = /^(?:is|was|does|did)$/.test(before) && candidate.kinds.has('who');
  if (kind !== 'whether' || !(isPlace || isHolder)) return false;
  const others = terms.filter((term, at) => isTelling(term) && (at < name.from || at >= name.to));
  return others.length > (isHolder ? 1 : 0) && others.every((term) => candidate.has(term));
}

function isMet({ terms }: AskedName, { candidate }: SubjectReading): boolean {
  return withoutTitles(terms).every(
    (term) => candidate.has(term) || (!isAllCapitals(term.word.text) && candidate.hasNear(term)),
  );
}

interface Span {
  /** Place of the first word. */
  readonly from: number;
  /** Place after the last. */
  readonly to: number;
}

/** Whether words are what somebody belongs to, leads, joins or leaves: "members of …", "in …", "the … chairman". */
function isBody({ terms }: Pick<AskedClause, 'terms'>, { from, to }: Span): boolean {
  if (isPart(terms[to]) && !isRegion(terms.slice(from, to))) return true;
  let at = from - 1;
  while (at >= 0 && determiners.has(terms[at]?.word.folded ?? '')) at -= 1;
  const before = terms[at]?.word.folded ?? '';
  const further = terms[at - 1];
  if (isActOnBody(terms[at])) return true;
  if (before === 'of') return isPart(further);
  if (!/^(?:in|inside|within|into|to|from|at|behind)$/.test(before) || !further) return false;
  return (
    isPart(further) ||
    isActOnBody(further) ||
    countriesIn([further]).length > 0 ||
    (to === terms.length && before === 'in' && further.isFunction)
  );
}

const toForms = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).map(stripInflection));
const determiners: ReadonlySet<string> = new Set('the a an this that any its their'.split(' '));
const joining = toForms(
  'join enter leave quit exit rejoin belong accede entry accession bid membership admit',
);
const leading = toForms('lead head chair run found govern direct manage own');
const parts = toForms(
  'member membership signatory part participant list country state nation founder seat rank name president leader head',
);

/** What somebody does to a body: joins it, leaves it, leads it. */
function isActOnBody(term: Term | undefined): boolean {
  const form = stripInflection(term?.word.folded ?? '');
  return joining.has(form) || leading.has(form);
}

/** "the director of", "governs": an office, or what its holder does. */
function isOffice({ word: { folded } }: Term): boolean {
  return isTitle(folded) || leading.has(stripInflection(folded));
}

function isPart(term: Term | undefined): boolean {
  if (!term) return false;
  return parts.has(stripInflection(term.word.folded)) || isTitle(term.word.folded);
}

/** Runs of words that say something, with no grammar between them, nor a word for what is somebody's in a body. */
function findPhrases(terms: readonly Term[]): Span[] {
  const phrases: Span[] = [];
  let from = 0;
  for (let at = 0; at <= terms.length; at += 1) {
    const term = terms[at];
    if (term && !term.isFunction && !isPart(term) && !isActOnBody(term)) continue;
    if (at > from) phrases.push({ from, to: at });
    from = at + 1;
  }
  return phrases;
}

function isTelling({ isFunction, word: { folded } }: Term): boolean {
  return !isFunction && !isFramingWord(folded) && !isShellWord(folded);
}

/** Whether nothing in what would answer means what a word means. */
function isForeign(term: Term, reading: SubjectReading): boolean {
  const { candidate } = reading;
  const { folded } = term.word;
  if (!isTelling(term) || readNumber(folded) !== null || isCapital(term)) return false;
  return !isShort(term, reading) && !candidate.has(term) && !candidate.hasNear(term);
}

/** "govt", "biz": short for what nobody writes out. */
function isShort({ word: { folded } }: Term, { commonness }: SubjectReading): boolean {
  return folded.length < 2 || (folded.length <= 4 && commonness(folded) < rareWord);
}

const rareWord = 0.2;

function textOf({ word }: Term): string {
  return word.text;
}

function isAllCapitals(text: string): boolean {
  return /^\p{Lu}{2,}/u.test(text);
}
