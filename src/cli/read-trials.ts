import { UsageError } from '../errors.ts';
import { longestQuestion } from '../limits.ts';
import { readLines, type TextOrigin } from './read-input.ts';

/** What a person expects of the desk: an answer from one of some places, a verdict, or nothing. */
export type Expected =
  | {
      readonly kind: 'answered';
      readonly paragraphs: readonly number[];
      readonly fact: string | null;
    }
  | { readonly kind: 'so' | 'otherwise' | 'nothing' };

/** A question or a claim to try, and what is expected of it; `null` where nobody said. */
export interface Trial {
  /** Its line in the file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly expected: Expected | null;
}

const words: Readonly<Record<string, Expected>> = {
  nothing: { kind: 'nothing' },
  so: { kind: 'so' },
  otherwise: { kind: 'otherwise' },
};

/**
 * Reads questions and claims as a person lists them: one a line, with a bullet, a number or nothing before it. Empty lines and
 * those that begin with # are passed over. What is expected may stand behind `=>`: `¶4`, a fact's id, `so`, `otherwise`, `nothing`.
 *
 * @throws {UsageError} naming the line.
 */
export async function readTrials(origin: TextOrigin): Promise<Trial[]> {
  const trials: Trial[] = [];
  for await (const line of readLines(origin)) {
    if ('fault' in line) throw new UsageError(line.fault);
    const trial = readTrial(line);
    if (trial) trials.push(trial);
  }
  return trials;
}

function readTrial({
  number: line,
  text: written,
}: {
  readonly number: number;
  readonly text: string;
}): Trial | null {
  const listed = written.trim().replace(/^(?:[-*•]|\d{1,4}[.)])\s+/, '');
  if (listed === '' || listed.startsWith('#')) return null;

  const at = listed.lastIndexOf('=>');
  const text = (at < 0 ? listed : listed.slice(0, at)).trim();
  if (text === '') {
    throw new UsageError(
      `line ${line} expects something of nothing. Write the question before =>.`,
    );
  }
  if (text.length > longestQuestion) {
    throw new UsageError(
      `line ${line} has ${text.length} characters, and up to ${longestQuestion} are read. Write one question a line.`,
    );
  }
  return { line, text, expected: at < 0 ? null : readExpected(listed.slice(at + 2), line) };
}

function readExpected(written: string, line: number): Expected {
  const said = written.trim().toLowerCase();
  const word = words[said];
  if (word) return word;
  if (/^(?:[¶p]\s*\d+[,\s]*)+$/.test(said)) {
    const paragraphs = [...said.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    return { kind: 'answered', paragraphs, fact: null };
  }
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(said)) {
    return { kind: 'answered', paragraphs: [], fact: said };
  }
  throw new UsageError(
    `line ${line} expects "${written.trim()}". Write ¶4, the id of a fact, so, otherwise, or nothing.`,
  );
}
