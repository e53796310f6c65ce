import type { QuestionKind } from '../../language/question-kind.ts';
import { isForeign, isSaying, isTelling, textOf } from './asked-words.ts';
import { isOffice } from './body-phrases.ts';
import type { SubjectRule } from './subject-reading.ts';

/**
 * What the machine drafted and no person read is held to more: it is near to a question by a sentence's words alone, and
 * nobody has said that it answers one.
 */
export const bareSentenceRules: readonly SubjectRule[] = [
  {
    name: 'office-of-another',
    why: 'The question asks who holds an office, and what fits has it as that of somebody else, or as a former one.',
    find: ({ kind, candidate, asking }) =>
      kind !== 'who'
        ? []
        : asking.flatMap(({ terms }) => {
            const at = terms.findIndex(isOffice);
            const [office, of] = [terms[at], terms[at + 1]];
            if (!office || of?.word.folded !== 'of') return [];
            const body = terms.slice(at + 2).filter(isTelling);
            const isPast = terms.some(({ word }) => /^(?:was|were|former)$/.test(word.folded));
            return candidate.bareSentence?.hasOfficeOf({ office, body, isPast }) === false
              ? [textOf(office)]
              : [];
          }),
  },
  {
    name: 'measure-of-another',
    why: 'The question asks how much, how long or when, and a word of it is not in what fits: its number is that of something else.',
    find: (reading) =>
      reading.kind === null || !measured.has(reading.kind)
        ? []
        : reading.asking.flatMap(({ terms, names }) =>
            terms
              .filter((_, at) => !names.some(({ from, to }) => from <= at && at < to))
              .filter((term) => isForeign(term, reading) && !open.test(term.word.folded))
              .map(textOf),
          ),
  },
  {
    name: 'order-unmet',
    why: 'The question asks for what was before something else, and what fits knows no before.',
    find: ({ kind, candidate, asking }) =>
      kind === 'whether'
        ? []
        : asking.flatMap(({ terms }) =>
            terms
              .filter(({ word }) => /^(?:before|previous|previously)$/.test(word.folded))
              .filter((term) => !candidate.has(term))
              .map(textOf),
          ),
  },
  {
    name: 'topic-unmet',
    why: 'The question asks what somebody says about something, and what fits is about something else.',
    find: (reading) =>
      reading.kind !== 'what'
        ? []
        : reading.asking.flatMap(({ terms }) => {
            const about = terms.findIndex(({ word }) => word.folded === 'about');
            const isSaid = terms.slice(0, Math.max(0, about)).some(isSaying);
            const topic = isSaid ? terms.slice(about + 1) : [];
            return topic.filter((term) => isForeign(term, reading)).map(textOf);
          }),
  },
];

/** What any sentence has: a number or a time. Which it is of, the words of the question tell. */
const measured: ReadonlySet<QuestionKind> = new Set(['how-many', 'how-much', 'how-long', 'when']);
/** Words of a question that a number or a time answers without them: "how large" by a sum, "what year" by a date. */
const open =
  /^(?:money|amount|size|large|big|far|date|year|month|day|time|happen(?:ed|s)?|affect(?:ed|s)?)$/;
