import { stripInflection } from '../../language/inflect-word.ts';
import { isTitle } from '../../reading/title-words.ts';
import type { Term } from '../matching/create-lexicon.ts';
import { countriesIn } from '../matching/subject-ground.ts';
import { isRegion } from './name-parts.ts';
import type { AskedClause } from './subject-reading.ts';

/** Some words in a row. */
export interface Span {
  /** Place of the first word. */
  readonly from: number;
  /** Place after the last. */
  readonly to: number;
}

/** Whether words are what somebody belongs to, leads, joins or leaves: "members of …", "in …", "the … chairman". */
export function isBody({ terms }: Pick<AskedClause, 'terms'>, { from, to }: Span): boolean {
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
export function isOffice({ word: { folded } }: Term): boolean {
  return isTitle(folded) || leading.has(stripInflection(folded));
}

function isPart(term: Term | undefined): boolean {
  if (!term) return false;
  return parts.has(stripInflection(term.word.folded)) || isTitle(term.word.folded);
}

/** Runs of words that say something, with no grammar between them, nor a word for what is somebody's in a body. */
export function findPhrases(terms: readonly Term[]): Span[] {
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
