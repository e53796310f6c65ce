import type { RichTextElement, RichTextSection } from '@slack/types';
import type { Language } from '../language/detect-language.ts';
import { longestCorrection } from '../limits.ts';
import { paragraph, plain } from './elements.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';

/** How something that was told came to hold no longer. */
export interface Told {
  /** The old answer; `null` where nobody knows it. */
  readonly was: string | null;
  /** The new one; `null` where there is none, or whoever reads may not be shown it. */
  readonly now: string | null;
  /** When it was corrected; `null` where nobody said. */
  readonly at: Date | null;
  readonly why: string | null;
  readonly isWithdrawn: boolean;
  readonly language: Language;
}

/** A line as people see it, and the same as plain text, not yet escaped. */
export interface Line {
  readonly section: RichTextSection;
  readonly text: string;
}

/** "Corrected 14:05: was …, now …. Why: …", the old words struck, the time as whoever reads has it on their clock. */
export function correctionLine({ was, now, at, why, isWithdrawn, language }: Told): Line {
  const { recall } = stringsOf(language);
  const [old, current, reason] = [was, now, why].map((part) =>
    part === null ? null : shorten(part, longestCorrection),
  );
  const head = isWithdrawn ? recall.withdrawn : recall.corrected;
  const parts: Part[] = [
    part(head, { type: 'text', text: head, style: { bold: true } }),
    ...(at === null ? [] : [part(` ${formatTime(at)}`, { type: 'text', text: ' ' }, date(at))]),
    text(': '),
    ...(old
      ? [text(recall.was(true)), part(`“${old}”`, plain(withoutStop(old), { strike: true }))]
      : []),
    ...(current
      ? [text(recall.now(!old)), part(`“${current}”`, plain(withoutStop(current), { bold: true }))]
      : []),
    ...(old || current ? [text('.')] : [text(recall.noLonger)]),
    ...(reason ? [text(recall.why(reason))] : []),
  ];
  return {
    section: paragraph(...parts.flatMap(({ elements }) => elements)),
    text: parts.map(({ text: said }) => said).join(''),
  };
}

interface Part {
  readonly text: string;
  readonly elements: readonly RichTextElement[];
}

function part(said: string, ...elements: readonly RichTextElement[]): Part {
  return { text: said, elements };
}

function text(said: string): Part {
  return part(said, { type: 'text', text: said });
}

/** Struck or bold, an answer stands in the middle of our sentence without quotation marks. */
function withoutStop(answer: string): string {
  return answer.replace(/\.$/, '');
}

function date(at: Date): RichTextElement {
  return {
    type: 'date',
    timestamp: Math.floor(at.getTime() / 1_000),
    format: '{date_short_pretty} {time}',
    fallback: formatTime(at),
  };
}

/** As 2026-11-28 14:05 UTC. */
function formatTime(at: Date): string {
  return `${at
    .toISOString()
    .replace('T', ' ')
    .replace(/:\d\d\..*$/, '')} UTC`;
}
