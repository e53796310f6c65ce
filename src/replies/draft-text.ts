import type { DraftCheck } from '../desk/check-draft.ts';
import type { Language } from '../language/detect-language.ts';
import { type Finding, findingOf } from './mark-claim.ts';
import { stringsOf } from './strings/strings-of.ts';
import { findingMark } from './verdict-text.ts';

/** What the source says against comes first in the counts. */
const countedInOrder: readonly Finding[] = [
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
  const findings = sentences.map(({ verdict }) => findingOf(verdict));
  const parts = countedInOrder
    .map((finding) => ({ finding, count: findings.filter((one) => one === finding).length }))
    .filter(({ count }) => count > 0)
    .map(({ finding, count }) => `${findingMark[finding]} ${count} ${checks.counted[finding]}`);
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
