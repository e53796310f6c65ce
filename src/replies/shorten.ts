const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Shortens our own words (titles, names, notes; never a quote) to at most `limit` UTF-16 code units, with an
 * ellipsis in place of what was cut. Does not cut within a character, however many code points it is made of.
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;

  // A character is at most as long as the text, so what lies beyond the limit need not be read. Looked for from the cut:
  // to go through all characters costs their number times the length of the text.
  const end = graphemes.segment(text.slice(0, limit + 1)).containing(limit - 1)?.index ?? 0;
  return `${text.slice(0, end).trimEnd()}…`;
}
