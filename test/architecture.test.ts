import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { endWithTest } from './support/end-with-test.ts';
import { writeFolder } from './support/knowledge-folder.ts';

const world = [
  ...['node:fs', 'node:fs/promises', '@slack/bolt', '@slack/web-api', 'undici', 'ws', 'pg'],
  '@electric-sql/pglite',
];
const curating = '../curating/create-curating-server.ts';
const above = [
  ...[
    '../slack/scopes.ts',
    '../cli/style.ts',
    '../storage/migrate.ts',
    '#local-slack',
    '../../packages/local-slack/src/json.ts',
    curating,
  ],
  ...['../config.ts', '../main.ts', '../load-desk.ts', '../run-slack.ts', '../worker/task.ts'],
];
const desk = '../desk/answer.ts';
const replies = '../replies/reply.ts';
const knowledge = '../knowledge/fields.ts';
const language = '../language/dictionary.ts';
const reading = '../reading/read-passages.ts';
const limits = ['../limits.ts', '../slack-limits.ts'];

describe('the linter refuses imports of what a room must not know', () => {
  it.each([
    [
      'language',
      [...world, ...above, reading, knowledge, desk, replies, '../errors.ts'],
      ['./words.ts', ...limits],
    ],
    [
      'reading',
      [...world, ...above, desk, replies, '../errors.ts'],
      [knowledge, language, ...limits],
    ],
    [
      'knowledge',
      [...above, reading, desk, replies],
      ['node:fs', 'zod', language, '../errors.ts', ...limits],
    ],
    [
      'desk',
      [...world, ...above, replies],
      [knowledge, reading, language, './matching/words.ts', ...limits],
    ],
    [
      'drafting',
      [...world, ...above, replies],
      [knowledge, reading, language, '../errors.ts', './fill-wordings.ts', ...limits],
    ],
    [
      'replies',
      [...world, ...above],
      ['@slack/types', 'zod', desk, knowledge, language, ...limits],
    ],
    [
      'curating',
      above.filter((module) => module !== curating),
      ['node:fs', 'zod', replies, desk, reading, knowledge, language, '../errors.ts', ...limits],
    ],
    ['slack', [curating], [replies, desk]],
    ['worker', [curating], [replies, desk]],
    ['storage', [curating], ['node:fs']],
  ])('in %s', async (room, forbidden, allowed) => {
    const modules = [...forbidden, ...allowed];
    const report = await lint(`src/${room}`, modules.map((name) => `import '${name}';\n`).join(''));

    const lines = [...report.matchAll(/noRestrictedImports[^\n]*,line=(\d+)/g)].map(([, n]) => n);
    expect(modules.filter((_, index) => lines.includes(`${index + 1}`))).toEqual(forbidden);
  });
});

it('the linter refuses whatever the local Slack would import of the desk', async () => {
  const modules = ['../../../src/errors.ts', '../../../test/cli/run-here.ts', '#local-slack'];
  const allowed = ['../../../test/support/end-with-test.ts', './json.ts', 'node:fs', 'zod'];
  const code = [...modules, ...allowed].map((name) => `import '${name}';\n`).join('');
  const report = await lint('packages/local-slack/src', code);

  const lines = [...report.matchAll(/noRestrictedImports[^\n]*,line=(\d+)/g)].map(([, n]) => n);
  expect(lines).toEqual(['1', '2', '3']);
});

describe('the linter refuses', () => {
  it.each(['language', 'desk', 'drafting', 'replies'])(
    'the network in %s, without any import',
    async (room) => {
      const report = await lint(
        `src/${room}`,
        "fetch('https://example.org');\nglobalThis.fetch('/');\n",
      );

      expect(report.match(/noRestrictedGlobals/g)).toHaveLength(2);
    },
  );

  it('a built-in module without the name that tells it', async () => {
    expect(await lint('src/desk', "import 'fs';\n")).toContain('useNodejsImportProtocol');
  });
});

it('CONTRIBUTING names only files that are there', () => {
  const named = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/`([\w./-]+\/[\w.-]*)`/g)];
  const paths = named.map(([, path = '']) => path.replace(/NAME\.\w+$/, ''));

  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

it('no two folders that stand side by side import each other, not even round about', () => {
  expect(findCircles('src')).toEqual([]);
});

it('what people read stands in the strings of replies, and not among listeners', () => {
  const own = ['answering', 'delivery', 'listeners', 'posting', 'recall'].flatMap((folder) =>
    readdirSync(`src/slack/${folder}`).map((file) => `src/slack/${folder}/${file}`),
  );
  const said = own.flatMap((file) => {
    const code = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      // What is for the log, or for whoever runs the desk.
      .replace(/\b(?:logger\.\w+|warn|Error)\(\s*'[^'\n]*'/g, '');
    const sentences = code.matchAll(/(['`])[A-Z“](?:[^'`\n]* ){3}[^'`\n]*[.?:]\1/g);
    return [...sentences].map(([words]) => `${file}: ${words}`);
  });

  expect(own.length).toBeGreaterThan(50);
  expect(said).toEqual([]);
});

/** Names the folders that a folder imports, directly or not, and is imported by, where both stand in the same one. */
function findCircles(root: string): readonly string[] {
  const imports = new Map<string, Set<string>>();
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    for (const [, to = ''] of readFileSync(join(root, file), 'utf8').matchAll(
      /from '(\.[^']+)'/g,
    )) {
      const [importer, imported] = partWays(file, join(dirname(file), to));
      if (importer && imported && importer !== imported) {
        imports.set(importer, (imports.get(importer) ?? new Set()).add(imported));
      }
    }
  }
  return [...imports.keys()].filter((folder) => {
    const reached = new Set(imports.get(folder));
    for (const next of reached) for (const further of imports.get(next) ?? []) reached.add(further);
    return reached.has(folder);
  });
}

/** Gives the folders that two files are in, below the last one that both are in; `null` for a file that is in none. */
function partWays(one: string, other: string): readonly (string | null)[] {
  const [parts, others] = [one.split('/'), other.split('/')];
  const shared = parts.findIndex((part, index) => part !== others[index]);
  return [parts, others].map((path) =>
    path.length > shared + 1 ? path.slice(0, shared + 1).join('/') : null,
  );
}

/** Lints a snippet as if it stood in a folder, by our own rules. */
async function lint(place: string, code: string): Promise<string> {
  const config = JSON.parse(readFileSync('biome.json', 'utf8'));
  const folder = writeFolder({
    'biome.json': JSON.stringify({ ...config, vcs: { enabled: false } }),
    [`${place}/snippet.ts`]: code,
  });
  const biome = spawn(
    process.execPath,
    [
      resolve('node_modules/@biomejs/biome/bin/biome'),
      ...['lint', '--reporter=github', '--max-diagnostics=200', '.'],
      ...['noRestrictedImports', 'noRestrictedGlobals', 'useNodejsImportProtocol'].map(
        (rule) => `--only=style/${rule}`,
      ),
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  endWithTest(biome);
  return text(biome.stdout);
}
