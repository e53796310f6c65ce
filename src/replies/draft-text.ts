import type { DraftCheck } from '../desk/check-draft.ts';
import type { Language } from '../language/detect-language.ts';
import { type Bearing, bearingOf } from './mark-claim.ts';
import { stringsOf } from './strings/strings-of.ts';
import { bearingMark } from './verdict-text.ts';

/** What the source says against comes first in the counts. */
const countedInOrder: readonly Bearing[] = [
  'otherwise',
  'differ',
  'part',
  'so',
  'nothing',
  'unread',
];

/** How much of a draft the source has something on: "10 sentences: ✗ 2 otherwise · ✓ 5 said · – 3 not in the source". */
export function formatCounts(draft: DraftCheck): string {
  const { sentences } = draft;
  const { checks } = stringsOf(languageOf(draft));
  const bearings = sentences.map(({ verdict }) => bearingOf(verdict));
  const parts = countedInOrder
    .map((bearing) => ({ bearing, count: bearings.filter((one) => one === bearing).length }))
    .filter(({ count }) => count > 0)
    .map(({ bearing, count }) => `${bearingMark[bearing]} ${count} ${checks.counted[bearing]}`);
  return `${checks.sentences(sentences.length)}: ${parts.join(' · ')}`;
}

/** The language that most of a draft is in: in this one its result is told. */
export function languageOf({ sentences }: DraftCheck): Language {
  const countOf = (language: Language) =>
    sentences.filter(({ verdict }) => verdict.language === language).length;
  return (['en', 'ko', 'ja'] as const).reduce((most, one) =>
    countOf(one) > countOf(most) ? one : most,
  );
}
