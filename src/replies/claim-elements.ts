import type { RichTextQuote, RichTextText } from '@slack/types';
import type { Verdict } from '../desk/verdict.ts';
import type { Citation } from '../knowledge/knowledge-base.ts';
import { plain, quoted } from './elements.ts';
import { fitQuote } from './fit-quote.ts';
import { decidingWords, type MarkedSpan, markClaim } from './mark-claim.ts';

/**
 * A claim as a sub-editor marks it: what the source says otherwise is struck, with the source's words beside it, and
 * what it does not say is underlined. Slack has `underline` in rich text since October 2025 (node-slack-sdk #2414).
 */
export function claimElements(verdict: Verdict): RichTextText[] {
  return markClaim(verdict).flatMap(({ text, mark, beside }) => [
    plain(text, styles[mark]),
    ...(beside === null ? [] : [plain(` “${beside}”`, { bold: true })]),
  ]);
}

const styles = {
  plain: {},
  otherwise: { strike: true },
  not_found: { underline: true },
  not_read: { italic: true },
} as const satisfies Record<MarkedSpan['mark'], NonNullable<RichTextText['style']>>;

/** The quote that a verdict stands on, the words that decide in bold. */
export function verdictQuote(verdict: Verdict, citation: Citation, limit: number): RichTextQuote {
  const { text } = fitQuote(citation.quote, limit);
  const bold = decidingWords(verdict, citation).filter(
    ({ start, end }) => citation.quote.slice(start, end) === text.slice(start, end),
  );
  return quoted(text, bold);
}
