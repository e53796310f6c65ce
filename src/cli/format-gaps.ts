import type { Gaps, ShallowFact } from '../desk/find-gaps.ts';

const words: Readonly<Record<ShallowFact['lacks'][number], string>> = {
  values: 'no values, so that claims are held against its sentence alone',
  not_in_source: 'no near misses',
  questions: 'fewer than three questions',
};

/** Says what a curator may want to add, and how much of it there is. What no fact cites the proof says. */
export function formatGaps({ shallow, unsupported, uncited }: Gaps): string {
  return [
    ...unsupported.map(
      ({ source, paragraph, text }) => `Not supported as a claim: ${source} ¶${paragraph}: ${text}`,
    ),
    ...shallow.map(({ fact, lacks }) => `${fact}: ${lacks.map((lack) => words[lack]).join('; ')}.`),
    `Missing: ${uncited.length} sentences without a fact, ${shallow.length} facts that want work, ` +
      `${unsupported.length} sentences that check does not support.`,
  ].join('\n');
}
