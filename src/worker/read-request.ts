const requests = ['check', 'draft', 'help', 'settings', 'source', 'sources', 'topics'] as const;

/** What a person wants of the app itself. */
export type Request = (typeof requests)[number];

/** What people put around the one word that they mean, our own name among it. */
const around = new Set(
  `all any are can could cptpp desk do get give have hello hey hi i list me need please pls plz see show some tell
  the there to us want what you your`.split(/\s+/),
);

/**
 * Reads the few words that are for the app itself; `null` for all others: what the desk says to a greeting, a question or
 * a claim is the desk's matter. Takes text as `readSlackText` gives it.
 *
 * @param command  With its slash. Who types it in a mention means the same.
 */
export function readRequest(text: string, command: string): Request | null {
  const [word, ...others] = text
    .toLowerCase()
    .replaceAll(command.toLowerCase(), ' ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '' && !around.has(part));
  if (readTopicFilter(text, command) !== '') return 'topics';
  if (others.length > 0) return null;
  if (word === 'topic') return 'topics';
  if (word === 'setting') return 'settings';
  return requests.find((request) => request === word) ?? null;
}

/** The one word after "topics", that they are to have; empty for all of them. */
export function readTopicFilter(text: string, command: string): string {
  const words = text.trim().split(/\s+/);
  const [first, word, ...more] = words[0] === command ? words.slice(1) : words;
  const isFilter = word !== undefined && !around.has(word.toLowerCase());
  return first?.toLowerCase() === 'topics' && more.length === 0 && isFilter ? word : '';
}
