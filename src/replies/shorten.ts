const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Shortens our own words (titles, names, notes; never a quote) to at most `limit` UTF-16 code units, with an
 * ellipsis in place of what was cut. Does not cut within a character, however many code points it is made of.
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;

  let end = 0;
  // A character is at most as long as the text, so what lies beyond the limit need not be read.
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 1))) {
    if (index + segment.length > limit - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
