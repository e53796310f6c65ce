import type { QuestionKind } from '../../language/question-kind.ts';
import { readNumber } from '../../language/read-number.ts';
import type { Term } from '../matching/create-lexicon.ts';
import { isCapital } from '../matching/subject-ground.ts';

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const dateWords = listOf(
  `january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon evening midnight noon week weekend
  month year decade century centuries spring summer autumn winter ago last next recently soon annually when after before
  during since until era period bc ad`,
);
const units = listOf(
  `second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries
  mile miles metre metres meter meters feet foot kilometre kilometres kilometer kilometers inch inches long old ago since
  until often daily weekly annually every`,
);
const causes =
  /\b(?:because|since|as|so|due|owing|thanks|after|cause[sd]?|causing|reasons?|leads?|led|leading|result(?:s|ed|ing)?|therefore|thus|order|to \p{Ll}+|for \p{Ll}+ing|by \p{Ll}+ing|amid|given|over|blam\w+|means?|meant|allow\w*|help\w*|prevent\w*|explain\w*|requests?|response|protests?|grounds?|citing|cited|fear\w*|pressure)\b/iu;
/** "Reed, 57, left", "a 57-year-old", "aged 57", "built in 1961" */
const aged =
  /, \d{1,3}[,.]|\byears?[- ]old\b|\baged \p{L}*\d|\b(?:born|built|founded|made|opened|launched|\p{L}+ed) (?:in|on)\b|\bsince\b|\bage of\b/iu;
const amounts = listOf(
  `many most half third quarter dozen dozens hundred hundreds thousand thousands million millions billion billions trillion
  percent both all none several single twice double few pair couple majority minority per`,
);
const peopleWords = listOf(
  `he she who whom people person man woman men women group groups team company government council union board party
  family families army king queen emperor leader leaders president minister officials workers students members scientists`,
);

const placed =
  /\b(?:at|in|on|near|from|to|into|outside|inside|across|toward|towards|of)\s+(?:the\s+)?(?:\p{L}+\s+)?\p{Lu}/u;
const places = listOf(
  `city town village country state province region county island river sea coast port harbour harbor hall street road
  school university hospital museum center centre building house office station airport park square church court site
  location home headquarters north south east west northern southern eastern western`,
);

/**
 * Whether a sentence has something of the kind that is asked for, and that the question does not have: a date for *when*,
 * a number for *how many*, somebody for *who*. Any sentence has what other questions ask for.
 */
export function givesKind(
  { terms, text }: { readonly terms: readonly Term[]; readonly text: string },
  kind: QuestionKind | null,
  asked: ReadonlySet<string>,
): boolean {
  const others = terms.filter(({ stem }) => !asked.has(stem));
  const isName = (term: Term, at: number) => isCapital(term) && (at > 0 || !term.isFunction);
  switch (kind) {
    case 'when':
      return others.some(
        ({ word }) =>
          dateWords.has(word.folded) || /^\d{3,4}s?$|^\d{1,2}(?:st|nd|rd|th)$/.test(word.folded),
      );
    case 'how-many':
    case 'how-much':
      return others.some(
        ({ word }) =>
          readNumber(word.folded) !== null || amounts.has(word.folded) || /^\d/.test(word.folded),
      );
    case 'how-long':
      return (
        others.some(
          ({ word }, at) =>
            units.has(word.folded) && readNumber(others[at - 1]?.word.folded ?? '') !== null,
        ) || /\b(?:since|until|from .* to|annually|weekly|daily|monthly|every)\b/.test(text)
      );
    case 'how-old':
      return aged.test(text);
    case 'who':
      return others.some((term, at) => isName(term, at) || peopleWords.has(term.word.folded));
    case 'where':
      return placed.test(text) || others.some(({ word }) => places.has(word.folded));
    case 'why':
      return causes.test(text);
    default:
      return true;
  }
}
