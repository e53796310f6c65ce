import { readNumber } from '../language/read-number.ts';
import type { DraftSentence } from './draft-sentence.ts';
import { hasReason, hasTime, isMonth } from './tells-when-or-why.ts';

/** What is filled into a wording, by the names in its braces. */
export type Slots = Readonly<Record<string, string | undefined>>;

/** A kind of question that a sentence may answer. */
export interface QuestionRule {
  /** Also the name of its wordings. */
  readonly name: string;
  readonly why: string;
  /** What fills its wordings, once for each thing that it finds; none where the sentence does not answer it. */
  find(sentence: DraftSentence): readonly Slots[];
}

/** All rules, the most telling first: of more questions than a fact takes the last are left out. */
export const questionRules: readonly QuestionRule[] = [
  {
    name: 'role',
    why: 'Somebody is named with an office.',
    find: ({ values }) =>
      values.flatMap((value) =>
        value.kind === 'role'
          ? { role: value.role, body: withThe(value.of), holder: value.holder }
          : [],
      ),
  },
  {
    name: 'short',
    why: 'Letters stand beside what they stand for.',
    find: ({ values }) =>
      values.flatMap((value) => (value.kind === 'name' ? { short: value.short } : [])),
  },
  {
    name: 'list',
    why: 'A list is whole by the source’s own count.',
    find: ({ list, values }) =>
      list === null
        ? []
        : values.flatMap((value) =>
            value.kind === 'count' && value.of !== null
              ? { things: value.what, body: withThe(value.of) }
              : [],
          ),
  },
  {
    name: 'held',
    why: 'An event has its place.',
    find: ({ values }) =>
      values.flatMap((value) => (value.kind === 'place' ? { event: withThe(value.what) } : [])),
  },
  {
    name: 'how-old',
    why: 'An age stands behind a name.',
    find: ({ values }) =>
      values.flatMap((value) =>
        value.kind === 'count' && value.what === 'years old' && value.of !== null
          ? { person: value.of }
          : [],
      ),
  },
  {
    name: 'said',
    why: 'Somebody says it.',
    find: ({ passage, topic, content }) =>
      passage.speaker === null
        ? []
        : [
            {
              speaker: speakerOf(passage.speaker),
              topic,
              gist: shortened(lowerFirst(content), 12),
            },
          ],
  },
  {
    name: 'how-many',
    why: 'Something is counted.',
    find: (sentence) =>
      readCounted(sentence).map((things) => ({ things, beside: besideOf(things, sentence) })),
  },
  {
    name: 'how-much',
    why: 'A sum or a share is told.',
    find: ({ clause, content }) =>
      clause !== null && sum.test(content)
        ? [{ beside: `${clause.helper} ${clause.subject} ${clause.act}` }]
        : [],
  },
  {
    name: 'who-did',
    why: 'Somebody does it.',
    find: (sentence) =>
      sentence.clause !== null && isSomebody(sentence) ? [{ ...sentence.clause }] : [],
  },
  {
    name: 'what-did',
    why: 'Something does it.',
    find: (sentence) =>
      sentence.clause === null || isSomebody(sentence) ? [] : [{ ...sentence.clause }],
  },
  {
    name: 'when',
    why: 'A time is told.',
    find: ({ clause, content }) =>
      clause !== null && hasTime(content) ? [{ ...clauseSlots(clause) }] : [],
  },
  {
    name: 'where',
    why: 'A place is told.',
    find: ({ clause, content, names }) =>
      clause !== null &&
      /\b(?:in|at|near|outside|off|on)\s(?:the\s)?(?:\p{L}+\s){0,2}\p{Lu}/u.test(clause.rest) &&
      (names.some(({ kind }) => kind === 'place' || kind === 'country') ||
        /\b(?:in|at|near)\s(?:the\s)?\p{Lu}/u.test(content))
        ? [{ ...clauseSlots(clause) }]
        : [],
  },
  {
    name: 'why',
    why: 'A reason is told.',
    find: ({ clause, content }) =>
      clause !== null && hasReason(content) ? [{ ...clauseSlots(clause) }] : [],
  },
  {
    name: 'how',
    why: 'A means is told.',
    find: ({ clause, content }) =>
      clause !== null && /\bby\s\p{Ll}+ing\b/u.test(content) ? [{ ...clauseSlots(clause) }] : [],
  },
  {
    name: 'how-long',
    why: 'How long something takes is told.',
    find: ({ clause, content }) =>
      clause !== null &&
      /\b(?:for|over|within|after)\s(?:\p{Ll}+\s){0,2}(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several)\s(?:\p{Ll}+\s)?(?:minutes|hours|days|weeks|months|years|decades)\b/u.test(
        content,
      )
        ? [{ ...clauseSlots(clause) }]
        : [],
  },
  {
    name: 'what-done',
    why: 'Somebody does something: what?',
    find: ({ clause }) =>
      clause === null || clause.act === ''
        ? []
        : [{ do: clause.helper, subject: clause.subject, act: clause.act }],
  },
  {
    name: 'whether',
    why: 'What is so can be asked.',
    find: ({ clause }) =>
      clause === null
        ? []
        : [
            {
              Do: capitalise(clause.helper),
              subject: clause.subject,
              act: clause.act,
              rest: shortened(clause.rest, 14),
            },
          ],
  },
  {
    name: 'keywords',
    why: 'Its telling words, as people type them.',
    find: ({ keywords }) => [{ keywords: keywords.join(' ') }],
  },
];

const people =
  /\b(?:people|person|man|woman|men|women|boy|girl|children|students?|residents?|workers?|officials?|leaders?|members?|voters?|researchers?|authors?|experts?|teachers?|doctors?|players?|owners?|drivers?|police|government|council|company|union|party|board|committee|court|ministry|team|club|agency|army|parliament|group|groups|authorities|president|minister|mayor|director|chairman|chairwoman|spokesman|spokeswoman|manufacturers?|attendees|participants|representatives|protesters?|scientists?|farmers?|families|fans|soldiers|troops|judge|jury|lawyers?)\b/iu;

/** Whether it is a person or a body that acts. */
function isSomebody({ clause, names }: DraftSentence): boolean {
  const subject = clause?.subject ?? '';
  return (
    people.test(subject.split(/\s(?:of|for|in|from|who|that)\s/u)[0] ?? '') ||
    names.some(
      ({ kind, same }) =>
        /^(?:person|organisation|country|group)$/.test(kind) &&
        same.some((spelling) => subject === spelling || subject.endsWith(` ${spelling}`)),
    )
  );
}

const sum =
  /[$€£¥]\s?\d|\d\s?(?:%|percent|per cent)|\d\s(?:(?:million|billion|trillion)\s)?(?:dollars|euros|pounds|yen|won|crowns)\b/iu;

function clauseSlots({
  helper,
  subject,
  act,
  object,
}: NonNullable<DraftSentence['clause']>): Slots {
  return { do: helper, subject, act, object };
}

/** What is counted, each in the words behind its number. */
function readCounted({ tagged: words }: DraftSentence): string[] {
  return words.flatMap((word, at) => {
    const isYear = /^(?:1[5-9]|20)\d\d$/.test(word.text);
    const isNumber =
      (readNumber(word.folded) !== null && word.folded !== 'one') ||
      /^(?:several|dozens|hundreds|thousands|million|billion)$/.test(word.folded);
    if (
      !isNumber ||
      isYear ||
      /(?:st|nd|rd|th)$/.test(word.text) ||
      isMonth(words[at - 1]?.text ?? '')
    )
      return [];
    const things: string[] = [];
    for (const next of words.slice(at + 1, at + 7)) {
      if (next.folded === 'of' && things.length === 0) continue;
      if (
        !['NOUN', 'ADJ', 'PROPN'].includes(next.tag) &&
        !/^(?:more|than|other|new)$/.test(next.folded)
      )
        break;
      if (
        readNumber(next.folded) !== null ||
        /^(?:million|billion|hundred|thousand)$/.test(next.folded)
      )
        continue;
      things.push(next.text);
    }
    const last = things.at(-1) ?? '';
    return /(?:s|people|men|women|children|percent)$/u.test(last) && !isMonth(things[0] ?? '')
      ? [things.join(' ')]
      : [];
  });
}

/** What the sentence says of the things that it counts. */
function besideOf(things: string, { clause }: DraftSentence): string {
  if (clause?.subject.endsWith(things)) return `${clause.verb} ${clause.object}`;
  if (clause?.object.includes(things)) return `${clause.helper} ${clause.subject} ${clause.act}`;
  return 'are there';
}

function withThe(name: string): string {
  return /^(?:the\s|\p{Lu}\p{Ll}*$|\p{Lu}+$)/u.test(name) ? name : `the ${name}`;
}

function shortened(text: string, most: number): string {
  return text
    .split(/\s+/u)
    .slice(0, most)
    .join(' ')
    .replace(/[,;:.]+$/u, '');
}

/** "report" is "the report", and a name is itself. */
function speakerOf(speaker: string): string {
  return /^\p{Lu}|^(?:the|a|an)\s/u.test(speaker) ? speaker : `the ${speaker}`;
}

function lowerFirst(text: string): string {
  return /^(?:The|A|An|His|Her|Its|Their|He|She|It|They|There|This|That|We|In|At|No|All|Some)\b/u.test(
    text,
  )
    ? text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
    : text.replace(/^["“]/u, '');
}

function capitalise(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
