import { LRUCache } from 'lru-cache';
import type { WordEvidence } from '../desk/answer.ts';
import type { FactValue } from '../knowledge/fact-value.ts';
import type { Fact } from '../knowledge/knowledge-base.ts';
import { isFunctionWord } from '../language/function-words.ts';
import { splitWords, type Word } from '../language/split-words.ts';
import { stemWord } from '../language/stem-word.ts';
import { outsideBudget } from '../language/work-budget.ts';
import { mostBoldShare, mostShownTexts, sameShare } from '../limits.ts';

/** A part of a quote, in UTF-16 code units. `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What may decide in a quote. */
export interface Deciding {
  /** The fact that answers, whose value is looked for; `null` where none does. */
  readonly fact: Fact | null;
  readonly evidence: readonly WordEvidence[];
  /** What else decided, as the source has it. */
  readonly also?: string;
}

/**
 * Finds the words of a quote that a reader looks for: the value that the answer gives, else the words that the question
 * met. Gives none where they would be most of the quote, as then none stands out.
 */
export function findDecidingWords(quote: string, { fact, evidence, also = '' }: Deciding): Span[] {
  return outsideBudget(() => {
    const { words } = readKept(quote);
    const met = evidence.filter(isMet).flatMap(({ word, by }) => [word, by ?? '']);
    const asked = toStems(contentWords([...met, also].join(' ')));
    const isNew = ({ folded }: Word) => !asked.has(stemWord(folded));
    const typed = readKept(fact ? fact.values.flatMap(toValueTexts).join(' ') : '').stems;
    const said = readKept(fact?.answer ?? '').stems;
    const value = words.filter((word) => isNew(word) && said.has(stemWord(word.folded)));

    const candidates = [
      value.filter(({ folded }) => typed.has(stemWord(folded))),
      value,
      words.filter((word) => !isNew(word)),
    ];
    const found = candidates.find(
      ({ length }) => length > 0 && length <= words.length * mostBoldShare,
    );
    return joinNeighbours(found ?? [], quote);
  });
}

/** Whether two texts say the same but for how they are framed: nobody wants to read both. */
export function isSameSaid(answer: string, quote: string): boolean {
  return outsideBudget(() => {
    const [said, source] = [readKept(answer).stems, readKept(quote).stems];
    const shared = [...said].filter((stem) => source.has(stem)).length;
    return shared >= source.size * sameShare && shared >= said.size * sameShare;
  });
}

function isMet({ met }: WordEvidence): boolean {
  return met === 'same' || met === 'synonym' || met === 'corrected';
}

/** The parts of a typed value that a question can be for. What somebody did is told by the answer's own words. */
function toValueTexts(value: FactValue): string[] {
  switch (value.kind) {
    case 'role':
      return [value.holder, value.role];
    case 'ordinal':
      return [value.ordinal];
    case 'count':
      return [value.count];
    case 'place':
      return [value.place];
    case 'name':
      return [value.long];
    case 'trait':
      return [value.is];
    case 'status':
    case 'act':
      return [];
  }
}

interface KeptReading {
  readonly words: readonly Word[];
  readonly stems: ReadonlySet<string>;
}

/** Reads what stands in the base, which many replies show: once, as long as it is shown. Nobody's own words. */
function readKept(text: string): KeptReading {
  const known = kept.get(text);
  if (known) return known;
  const words = contentWords(text);
  const reading = { words, stems: toStems(words) };
  kept.set(text, reading);
  return reading;
}

const kept = new LRUCache<string, KeptReading>({ max: mostShownTexts });

function contentWords(text: string): Word[] {
  return splitWords(text).filter(({ folded }) => !isFunctionWord(folded));
}

function toStems(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.map(({ folded }) => stemWord(folded)));
}

/** Words with nothing but a space or a hyphen between them are one part. */
function joinNeighbours(words: readonly Word[], quote: string): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of words) {
    const last = spans.at(-1);
    if (last && /^[\s-]*$/.test(quote.slice(last.end, start))) {
      spans.splice(-1, 1, { start: last.start, end });
    } else spans.push({ start, end });
  }
  return spans;
}
