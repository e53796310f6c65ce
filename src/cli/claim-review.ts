import type { Verdict } from '../desk/verdict.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';

/**
 * Writes a claim and what the source says about it as schema.org ClaimReview, for a person to complete. The claim,
 * the source and the quote are filled in; the rating, the reviewer and the date are a person's, and are not there.
 */
export function toClaimReview(
  { claim, kind, citations, fact, attributedTo }: Verdict,
  { sources }: KnowledgeBase,
) {
  const speaker = fact ? fact.attribution : attributedTo;
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    claimReviewed: claim.trim(),
    itemReviewed: { '@type': 'Claim', text: claim.trim() },
    citation: (kind === 'not_covered' ? [] : citations).map(({ quote, source: id, paragraph }) => {
      const source = sources[id];
      return {
        '@type': 'Quotation',
        text: quote,
        position: `paragraph ${paragraph}`,
        ...(speaker ? { creditText: speaker } : {}),
        isPartOf: {
          '@type': 'Article',
          headline: source?.title ?? id,
          ...(source?.link ? { url: source.link } : {}),
          ...(source?.date ? { datePublished: source.date } : {}),
          ...(source?.author ? { author: { '@type': 'Person', name: source.author } } : {}),
          ...(source?.outlet
            ? { publisher: { '@type': 'Organization', name: source.outlet } }
            : {}),
        },
      };
    }),
  };
}
