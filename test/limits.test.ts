import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as ours from '../src/limits.ts';
import * as slacks from '../src/slack-limits.ts';

/**
 * What has numbers of its own that are no limits: how matching, checking, drafting and the reading of words are tuned stands beside
 * what it tunes. The local Slack (`packages/`) judges the desk by numbers that it does not share with it.
 */
const apart = /^src\/(?:language|reading|drafting|desk\/(?:answering|matching|checking))\//;

/** SCOWL's word for how common the words of a list are. */
const scowlSizes = [10, 20, 35, 40, 50, 55, 60];

/** Every other number from ten on that is typed outside the two files, where, and what it is. */
const noLimits: readonly (readonly [path: string, what: string, ...numbers: number[]])[] = [
  ['src/cli/answer-json.ts', 'the digits of a score', 10_000, 10_000],
  ['src/config-schema.ts', 'the last port', 65_535, 65_535],
  ['src/config.ts', 'the usual port', 3_000],
  ['src/knowledge/addition-id.ts', 'the digits of a hash in an id', 12],
  ['src/load-dictionary.ts', 'the sizes of the lists', ...scowlSizes, ...scowlSizes],
  ['src/main.ts', 'the digits of a hash in the log', 12],
  ['src/main.ts', 'the number of a signal, and what a shell adds to it', 15, 128],
  ['src/kept-files.ts', 'the bytes of a checksum', 32],
  ['src/replies/board-sections.ts', 'a hundred of a hundred; minutes and hours', 100, 60, 60, 24],
  ['src/replies/fact-ref.ts', 'the digits of a hash in a button', 12],
  ['src/run-local-workspace.ts', 'the usual port', 3_000],
  ['src/storage/forget.ts', 'the number of a lock', 6_077_441_020],
  ['src/storage/lifetimes.ts', 'for how many days what stays', 30, 30, 30, 30, 90, 29, 730],
  ['src/storage/migrate.ts', 'the number of a lock', 6_077_441_019],
  ['src/storage/migrations.ts', 'the number of a step', 10, 11, 12, 13, 14, 15],
  ['src/storage/oauth-state-store.ts', 'the bytes of a secret', 32],
  ['src/storage/receipt-chain.ts', 'the number of a lock', 6_077_441_021],
  ['src/storage/seal.ts', 'the bytes of a nonce and of a tag', 12, 12, 16, 12, 16],
  ['src/storage/unpack-database.ts', 'the layout of a tar', 512, 100, 124, 136, 156, 157],
];

/** Milliseconds of a second, and what HTTP calls its answers. */
const isUnitOrStatus = (number: number, path: string) =>
  number === 1_000 || (/^src\/(?:slack|curating)\//.test(path) && number >= 200 && number < 600);

describe('a limit', () => {
  const files = readdirSync('src', { encoding: 'utf8', recursive: true })
    .map((name) => `src/${name}`)
    .filter((path) => path.endsWith('.ts'))
    .filter((path) => !apart.test(path) && !/^src\/(?:slack-)?limits\.ts$/.test(path))
    .map((path) => ({ path, code: withoutTexts(readFileSync(path, 'utf8')) }));

  it('is typed in one of two files, and nowhere else', () => {
    const typed = files.flatMap(({ path, code }) =>
      numbersIn(code)
        .filter((number) => number >= 10 && !isUnitOrStatus(number, path))
        .map((number) => ({ path, number })),
    );

    const known = noLimits.flatMap(([path, , ...numbers]) =>
      numbers.map((number) => ({ path, number })),
    );
    expect(typed.toSorted(byPlace)).toEqual(known.toSorted(byPlace));
  });

  it('is not declared beside its use, however small it is', () => {
    const declared = files.flatMap(({ path, code }) =>
      [...code.matchAll(/const (?:longest|shortest|most|fewest)[A-Z]\w*(?:: \w+)? = \d+;/g)].map(
        ([line]) => `${path}: ${line}`,
      ),
    );
    const cut = files.flatMap(({ path, code }) =>
      [...code.matchAll(/\.slice\(0, ([3-9])\)/g)].map(([line]) => `${path}: ${line}`),
    );

    expect([...declared, ...cut]).toEqual([]);
  });

  it.each(['src/limits.ts', 'src/slack-limits.ts'])(
    'has its source or its reason in %s',
    (path) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      const bare = lines.flatMap((line, at) =>
        line.startsWith('export const') && !/\*\/$|^export const/.test(lines[at - 1] ?? '')
          ? [line]
          : [],
      );

      expect(bare).toEqual([]);
    },
  );

  it('of ours is within the one of Slack that it keeps', () => {
    const within: readonly (readonly [number, number])[] = [
      [ours.longestReplyBlocks, slacks.longestBlocks],
      [ours.longestReplyText, slacks.longestUpdate],
      [ours.responseUrlUses, slacks.mostResponseUrlUses],
      [ours.responseUrlLife, slacks.longestResponseUrlLife],
      [ours.longestStatementWait, slacks.longestAcknowledgement],
      [ours.longestLookup, slacks.longestAcknowledgement],
    ];

    for (const [mine, slack] of within) expect(mine).toBeLessThan(slack);
  });
});

interface TypedNumber {
  readonly path: string;
  readonly number: number;
}

function byPlace(a: TypedNumber, b: TypedNumber): number {
  return a.path.localeCompare(b.path) || a.number - b.number;
}

/** Code with its comments, texts and patterns taken out: numbers in these are words. */
function withoutTexts(code: string): string {
  return code.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|(?<=[=(,:!?&|>[{]\s*|return\s+)\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g,
    "''",
  );
}

function numbersIn(code: string): number[] {
  return [...code.matchAll(/(?<![\w.])\d[\d_]*(?:\.\d+)?/g)].map(([number]) =>
    Number(number.replaceAll('_', '')),
  );
}
