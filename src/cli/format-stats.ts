import { UsageError } from '../errors.ts';
import { longestRecordDays } from '../limits.ts';
import type { DayStats } from '../storage/read-stats.ts';

/** The columns of a day, in the table and in CSV alike: its name and what stands in it. */
const columns: readonly (readonly [name: string, cell: (day: DayStats) => string])[] = [
  ['day', ({ day }) => day],
  ['asks', ({ asks }) => String(asks)],
  ['hits', ({ hits }) => String(hits)],
  ['misses', ({ misses }) => String(misses)],
  ['verdicts', ({ verdicts }) => String(verdicts)],
  ['answered_half_seconds', ({ answerSeconds }) => toSeconds(answerSeconds?.half)],
  ['answered_most_seconds', ({ answerSeconds }) => toSeconds(answerSeconds?.most)],
  ['queue', ({ queue }) => String(queue)],
  ['retries', ({ retries }) => String(retries)],
  ['dead_letters', ({ deadLetters }) => String(deadLetters)],
];

/**
 * Reads `--since`: `7d` is today and the six days before, `2w` two weeks.
 *
 * @returns The number of days.
 * @throws {UsageError} for anything else, with what to write.
 */
export function readSince(text: string): number {
  const [, number, unit] = /^(\d{1,5})([dw])$/.exec(text) ?? [];
  const days = Number(number) * (unit === 'w' ? 7 : 1);
  if (!(days >= 1 && days <= longestRecordDays)) {
    throw new UsageError(
      `"${text}" is not a time for --since. Write a number of days or weeks, as 7d or 4w, up to ${longestRecordDays}d.`,
    );
  }
  return days;
}

/** A table for people: numbers stand under each other. */
export function formatStats(days: readonly DayStats[]): string {
  const heads = [
    'day',
    'asks',
    'hits',
    'misses',
    'verdicts',
    'half',
    '95%',
    'queue',
    'retries',
    'dead',
  ];
  const lines = [heads, ...days.map((day) => columns.map(([, cell]) => cell(day) || '-'))];
  const widths = heads.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  '))
    .concat(
      'half, 95%: seconds in which so many mentions were answered. What hit and missed: --json has it all.',
    )
    .join('\n');
}

export function toStatsCsv(days: readonly DayStats[]): string {
  const rows = days.map((day) => columns.map(([, cell]) => cell(day)).join(','));
  return [columns.map(([name]) => name).join(','), ...rows].join('\n');
}

function toSeconds(seconds: number | undefined): string {
  return seconds === undefined ? '' : seconds.toFixed(1);
}
