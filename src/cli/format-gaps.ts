import type { Gaps, ShallowFact } from '../desk/find-gaps.ts';
import type { SentenceOfSource } from '../reading/find-uncited-sentences.ts';
import { countOf } from './count-of.ts';

const words: Readonly<Record<ShallowFact['lacks'][number], string>> = {
  values: 'no values, so that claims are held against its sentence alone',
  not_in_source: 'no near misses',
  questions: 'fewer than three questions',
};

/** Says what a curator may want to add, and how much of it there is. What no fact cites the proof says. */
export function formatGaps({ shallow, unsupported, uncited }: Gaps): string {
  return [
    ...unsupported.map((sentence) => `Not supported as a claim: ${formatPlace(sentence)}`),
    ...shallow.map(({ fact, lacks }) => `${fact}: ${lacks.map((lack) => words[lack]).join('; ')}.`),
    `Missing: ${countOf(uncited.length, 'sentence')} without a fact, ` +
      `${shallow.length} ${shallow.length === 1 ? 'fact that wants' : 'facts that want'} work, ` +
      `${countOf(unsupported.length, 'sentence')} that check does not support.`,
  ].join('\n');
}

/** Where a sentence stands, as a fact cites it, and the sentence. */
export function formatPlace({ source, paragraph, sentence, text }: SentenceOfSource): string {
  return `${source} P${paragraph} S${sentence}: ${text}`;
}
