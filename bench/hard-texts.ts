import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';

/** Makes texts that are hard to read, in turn of each kind, the same each time for the same numbers. */
export type MakeText = (n: number) => HardText;

export interface HardText {
  readonly kind: string;
  readonly text: string;
}

export interface HardTextsOptions {
  readonly knowledge: KnowledgeBase;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** Slack's own limit for what people type. */
const longestText = 40_000;

export function createHardTexts({ knowledge, random }: HardTextsOptions): MakeText {
  const { facts, names } = knowledge;
  const answers = facts.map(({ answer }) => answer.replace(/[.!?]+$/, ''));
  const words = [
    ...new Set(
      [...answers, ...facts.flatMap(({ questions }) => questions)].flatMap((text) =>
        text.split(/\s+/),
      ),
    ),
    ...names.flatMap(({ same }) => same),
  ];
  const nonsense = () =>
    Array.from({ length: 2 + draw(9) }, () => String.fromCharCode(97 + draw(26))).join('');

  const kinds: Readonly<Record<string, () => string>> = {
    'random words': () => (draw(2) === 0 ? pick(words) : nonsense()),
    abbreviations: () => pick(['A.', 'A. A.', 'U.S.', 'Mr.', 'S. K.', 'No.', 'a.m.', 'e.g.']),
    'one long sentence': () => pick([...words, 'and', 'which', 'that', 'of', 'the', 'said']),
    CJK: () =>
      pick(['自民党', '韓国は', 'ＣＰＴＰＰ', '한국은', '가입을', '，', '。', '日本', '\ufdfa']),
    brackets: () => pick(['(', ')', '[', ']', '<', '>', '((', '“', '{', pick(words)]),
    'claims joined by commas': () => `${pick(answers)},`,
    'claims joined by and': () => `${pick(answers)} and`,
    numbers: () => pick([`${draw(1e6)}`, `${draw(99)}th`, '12', 'twelve', '1,000,000', '3.5%']),
    quotes: () => pick(['"', '“', '”', "'", `“${pick(words)}”`, pick(words)]),
    sentences: () => `${pick(answers)}${pick(['.', '?', '!', '.\n'])}`,
    'marks of Slack': () => pick(['<@U1>', '&amp;', ':tada:', '<http://a.b|c>', '*', '_', '`']),
  };
  const pieces = { ...kinds, mixed: () => pick(Object.values(kinds))() };

  return function makeText(n) {
    const [kind, piece] = pickOf(Object.entries(pieces), n);
    // Short ones most often, as all of them are read; but no length is left out.
    const length = Math.floor(60 * (longestText / 60) ** random());
    const parts: string[] = [];
    for (let written = 0; written < length; ) {
      const part = piece();
      parts.push(part);
      written += part.length + 1;
    }
    return { kind, text: parts.join(' ').slice(0, length) };
  };

  function pick<T>(items: readonly T[]): T {
    return pickOf(items, draw(items.length));
  }

  function draw(below: number): number {
    return Math.floor(random() * below);
  }
}

function pickOf<T>(items: readonly T[], n: number): T {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}
