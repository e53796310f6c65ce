/** Names that English puts “the” before: what is united, a republic, islands, and what is written in the plural. */
const articled =
  /^(?:United (?:States|Kingdom|Arab|Nations)\b|(?:(?:Democratic |People's )?Republic|Isle) of\b|(?:USA?|U\.S\.A?\.?|UK|U\.K\.?|UAE|EU|UN|DRC|PRC|ROK|DPRK|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles|European Union)$)|\b(?:Republic|Federation|Islands)$/;

// Of Britain, as newsrooms write lists: without a comma before the last.
const all = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const any = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** "Peru, Japan and the United Kingdom". */
export function joinNames(names: readonly string[]): string {
  return all.format(names.map((name) => (articled.test(name) ? `the ${name}` : name)));
}

/** "Peru, May or zeppelins". */
export function joinChoices(words: readonly string[]): string {
  return any.format(words);
}
