/** What people call for, each in the words of every language that the desk reads. The command itself has only these. */
const words = {
  check: ['check'],
  draft: ['draft', '초고', '下書き', '原稿'],
  help: [
    'help',
    '도움말',
    '사용법',
    'ヘルプ',
    '使い方',
    '使い方を教えて',
    '使い方を教えてください',
  ],
  settings: ['settings', 'setting', '설정', '設定'],
  source: ['source'],
  sources: ['sources', '출처', '情報源'],
  topics: ['topics', 'topic', '주제', '항목', 'トピック', '項目'],
} as const;

/** What a person wants of the app itself. */
export type Request = keyof typeof words;

const requests: ReadonlyMap<string, Request> = new Map(
  (['check', 'draft', 'help', 'settings', 'source', 'sources', 'topics'] as const).flatMap(
    (request) => words[request].map((word) => [word, request] as const),
  ),
);

/** Behind these a word says which topics. */
const topicLists: ReadonlySet<string> = new Set(['topics', '주제', 'トピック']);

/** What people put around the one word that they mean, our own name among it. */
const around = new Set(
  `all any are can could cptpp desk do get give have hello hey hi i list me need please pls plz see show some tell
  the there to us want what you your 보여 보여줘 보여주세요 알려 알려줘 알려주세요 좀 주세요 줘`.split(
    /\s+/,
  ),
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
  return requests.get(word ?? '') ?? null;
}

/** The one word after "topics", that they are to have; empty for all of them. */
export function readTopicFilter(text: string, command: string): string {
  const words = text.trim().split(/\s+/);
  const [first, word, ...more] = words[0] === command ? words.slice(1) : words;
  const isFilter = word !== undefined && !around.has(word.toLowerCase());
  const isList = topicLists.has(first?.toLowerCase() ?? '');
  return isList && more.length === 0 && isFilter ? word : '';
}
