import type {
  Board,
  BoardQuestion,
  BoardVotes,
  Listed,
  OpenQuestion,
  SettledQuestion,
} from '../desk/board.ts';
import { feedbackReasons } from '../desk/board.ts';
import type { Language } from '../language/detect-language.ts';
import { boardDays, longestShown } from '../limits.ts';
import { formatDayAndYear } from './format-day.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';

/** Words, or a person by Slack's id. */
export type BoardPart = string | { readonly userId: string };

/** One list of the board, in words. */
export interface BoardSection {
  readonly title: string;
  readonly lines: readonly (readonly BoardPart[])[];
  /** What stands below: how many more there are, or that there is none. Empty where the lines are all. */
  readonly below: string;
}

export interface BoardPlace {
  /** `YYYY-MM-DD`, of UTC. */
  readonly today: string;
  /** How many lines a list shows. */
  readonly most: number;
  readonly language: Language;
}

/** What curators are shown, list by list: what waits, what people said, what is due, what was answered. */
export function boardSections(
  { open, votes, due, settled }: Board,
  place: BoardPlace,
): readonly BoardSection[] {
  const { today, most, language } = place;
  const { andMore, board: say } = stringsOf(language);
  const section = <T>(
    title: string,
    none: string,
    { shown, all }: Listed<T>,
    toLine: (item: T) => readonly BoardPart[],
  ): BoardSection => {
    const lines = shown.slice(0, most).map(toLine);
    const left = all - lines.length;
    return { title, lines, below: all === 0 ? none : left > 0 ? andMore(left) : '' };
  };
  return [
    section(say.open, say.openNone, open, (item) => openLine(item, place)),
    section(say.votes, say.votesNone, votes, (item) => [votesLine(item, language)]),
    section(say.due, say.dueNone, due, ({ title, since }) => [
      join(quoteTitle(title), say.since(formatDayAndYear(since, today, language))),
    ]),
    section(say.settled(boardDays), say.settledNone(boardDays), settled, (item) =>
      settledLine(item, place),
    ),
  ];
}

/** How much is answered, and how soon curators answer. */
export function boardNumbers(
  { coverage: { asked, answered }, medianSeconds }: Board,
  language: Language,
): string {
  const say = stringsOf(language).board;
  const percent = Math.floor((100 * answered) / Math.max(1, asked));
  return [
    asked === 0 ? say.coverageNone(boardDays) : say.coverage(answered, asked, percent, boardDays),
    ...(medianSeconds === null ? [] : [say.median(formatTime(medianSeconds, language))]),
  ].join(' ');
}

function openLine(
  { since, curator, ...asked }: OpenQuestion,
  { today, language }: BoardPlace,
): readonly BoardPart[] {
  const say = stringsOf(language).board;
  const line = join(
    questionOf(asked, language),
    say.since(formatDayAndYear(since, today, language)),
  );
  return withPerson(line, curator, say.isWith) ?? [line];
}

function settledLine(
  { settledAs, on, curator, ...asked }: SettledQuestion,
  { today, language }: BoardPlace,
): readonly BoardPart[] {
  const say = stringsOf(language).board;
  const line = join(questionOf(asked, language), formatDayAndYear(on, today, language));
  return (
    withPerson(line, curator, say.settledBy[settledAs]) ?? [join(line, say.settledAs[settledAs])]
  );
}

function questionOf({ question, asked }: Omit<BoardQuestion, 'curator'>, language: Language) {
  const say = stringsOf(language).board;
  const words =
    question === null ? say.wordsGone : `“${shorten(question, longestShown.boardQuestion)}”`;
  return join(words, ...(asked === 0 ? [] : [say.asked(asked)]));
}

function votesLine(
  { title, isCurrent, helped, didNotHelp, reasons }: BoardVotes,
  language: Language,
) {
  const { board: say, feedbackReasons: labels } = stringsOf(language);
  const given = feedbackReasons.flatMap((name) =>
    reasons[name] > 0 ? [say.reason(labels[name], reasons[name])] : [],
  );
  return join(
    title === null ? say.factGone : quoteTitle(title),
    ...(title === null || isCurrent ? [] : [say.earlier]),
    ...(helped > 0 ? [say.helped(helped)] : []),
    ...(didNotHelp > 0 ? [say.didNotHelp(didNotHelp, given.join(', '))] : []),
  );
}

/** `null` where nobody is to be named. */
function withPerson(
  line: string,
  userId: string | null,
  [before, after]: readonly [before: string, after: string],
): readonly BoardPart[] | null {
  if (userId === null) return null;
  return [join(line, before), { userId }, ...(after === '' ? [] : [after])];
}

function quoteTitle(title: string): string {
  return `“${shorten(title, longestShown.sourceInList)}”`;
}

function join(...parts: readonly string[]): string {
  return parts.join(' · ');
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** About how long, in the largest unit that tells it: minutes, hours up to two days, days. */
function formatTime(seconds: number, language: Language): string {
  const [unit, length] =
    seconds < hour
      ? (['minute', minute] as const)
      : seconds < 2 * day
        ? (['hour', hour] as const)
        : (['day', day] as const);
  return new Intl.NumberFormat(language, {
    ...{ style: 'unit', unit, unitDisplay: 'long' },
  }).format(Math.max(1, Math.round(seconds / length)));
}
