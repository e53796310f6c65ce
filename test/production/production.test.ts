import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLocalSlack } from '../../packages/local-slack/test/start-local-slack.ts';
import { findFreePort } from '../storage/postgres-server.ts';
import { endWithTest } from '../support/end-with-test.ts';
import { type BuiltImage, buildImage, removeImage } from './build-image.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
/** What lies about in a checkout, and is nobody else's business. */
const secrets = [
  '.env',
  '.env.local',
  'deploy/.env',
  'data/postgres/PG_VERSION',
  'coverage/a.html',
];

let folder: string;
let image: BuiltImage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-'));
  const context = join(folder, 'context');
  await copyCheckout(context);
  image = await buildImage({
    dockerfile: join(context, 'deploy/Dockerfile'),
    context,
    into: folder,
    tools: await makeTools(join(folder, 'tools')),
  });
});
afterAll(() => removeImage(folder));

describe('what the Dockerfile makes', () => {
  it('takes no settings, no data and nothing that is made anew from the checkout', async () => {
    for (const path of [...secrets, '.git', 'node_modules/left-over']) {
      await expect(readFile(join(folder, '1/app', path)), path).rejects.toThrow(/ENOENT|EISDIR/);
    }
    await expect(readFile(join(folder, '1/app/.git/HEAD'))).rejects.toThrow('ENOENT');
    expect(await readFile(join(folder, '1/app/.env.sample'), 'utf8')).toContain('SLACK_BOT_TOKEN=');
  });

  it.each(['http', 'socket'] as const)(
    'starts by %s until /readyz is 200, and stops with 0',
    async (mode) => {
      const slack = await startLocalSlack();
      const port = String(await findFreePort());
      const desk = startImage({
        SLACK_BOT_TOKEN: slack.workspace().installation?.botToken ?? '',
        SLACK_API_URL: slack.apiUrl,
        HOST: '127.0.0.1',
        ...(mode === 'http'
          ? { SLACK_SIGNING_SECRET: slack.app.signingSecret, PORT: port }
          : { SLACK_APP_TOKEN: slack.app.appToken, HEALTH_PORT: port }),
      });

      const health = await desk.answered(`http://127.0.0.1:${port}/readyz`);
      desk.child.kill('SIGTERM');

      expect(health).toMatchObject({ state: 'ready', slack: 'connected', storage: 'reachable' });
      expect(await desk.ended).toMatchObject({ code: 0, output: '' });
    },
  );

  it('loads nothing with tokens but its dependencies, and nothing of the local workspace', async () => {
    const slack = await startLocalSlack();
    const port = String(await findFreePort());
    const log = join(folder, 'loaded.txt');
    const desk = startImage(
      {
        SLACK_BOT_TOKEN: slack.workspace().installation?.botToken ?? '',
        SLACK_APP_TOKEN: slack.app.appToken,
        SLACK_API_URL: slack.apiUrl,
        HOST: '127.0.0.1',
        HEALTH_PORT: port,
      },
      ['--import', await writeLoadHook(log)],
    );
    await desk.answered(`http://127.0.0.1:${port}/readyz`);
    desk.child.kill('SIGTERM');
    await desk.ended;

    const loaded = (await readFile(log, 'utf8')).trim().split('\n');
    const ours = loaded.filter((line) => line.includes('/app/dist/'));
    const { dependencies } = await readPackage();
    const packages = ours.flatMap((line) => {
      const { specifier } = loadSchema.parse(JSON.parse(line));
      return /^(?:\.|node:|file:|\/)/.test(specifier) ? [] : toPackageName(specifier);
    });
    expect(packages).toEqual(expect.arrayContaining(['@slack/bolt', 'pg-boss', 'zod']));
    expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
    expect(loaded.filter((line) => /local-slack|local-workspace/.test(line))).toEqual([]);
  });

  it('holds no file of the local Slack, and no link to where it was made', async () => {
    const { stdout } = await promisify(execFile)(
      'find',
      ['.', '-path', '*local-slack*', '-o', '-type', 'l', '-not', '-path', '*/.bin/*'],
      { cwd: image.workFolder },
    );
    expect(stdout).toBe('');
  });

  it('without any token ends with 2, and says what to set', async () => {
    const { code, output, errors } = await startImage({}).ended;

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(
      /^SLACK_BOT_TOKEN is not set\. Set it, and SLACK_APP_TOKEN .* SLACK_SIGNING_SECRET .* `npm ci && npm start` .*\.\n$/,
    );
  });

  it('is told so by `npm start` too, in the pruned checkout, where nothing can be built', async () => {
    const pruned = { ...image, workFolder: join(folder, '1/app'), command: ['npm', 'start'] };
    const { code, errors } = await startImage({}, [], pruned).ended;

    expect(code).toBe(2);
    expect(errors).toMatch(/Not built anew, as the development dependencies are not installed/);
    expect(errors).toContain('SLACK_BOT_TOKEN is not set.');
  });
});

/** The checkout as `docker build` finds it: what git knows, and what else lies there. */
async function copyCheckout(context: string): Promise<void> {
  const listed = await promisify(execFile)(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: checkout },
  );
  for (const path of listed.stdout.split('\0').filter((name) => name !== '')) {
    await mkdir(dirname(join(context, path)), { recursive: true });
    await cp(join(checkout, path), join(context, path)).catch(ignoreDeleted);
  }
  for (const path of [...secrets, '.git/HEAD', 'node_modules/left-over', 'dist/left-over.js']) {
    await mkdir(dirname(join(context, path)), { recursive: true });
    await writeFile(join(context, path), 'secret');
  }
}

/** Git lists a file until its deletion is committed. */
function ignoreDeleted(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

/** Outside of the image there is no user `node`. */
async function makeTools(path: string): Promise<string> {
  await mkdir(path);
  await writeFile(join(path, 'chown'), '#!/bin/sh\n');
  await chmod(join(path, 'chown'), 0o755);
  return path;
}

/** Starts what was built as its CMD says. */
function startImage(
  environment: Readonly<Record<string, string>>,
  options: readonly string[] = [],
  { workFolder, environment: imageEnvironment, command }: BuiltImage = image,
) {
  const [program = '', ...words] = command;
  const child = spawn(program, [...options, ...words], {
    cwd: workFolder,
    env: { PATH: process.env['PATH'], HOME: folder, ...imageEnvironment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithTest(child);
  let hasEnded = false;
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([output, errors, [code]]) => {
      hasEnded = true;
      return { code: code as unknown, output, errors };
    },
  );

  return {
    child,
    ended,
    /** What it answers there once that is 200. */
    async answered(url: string): Promise<unknown> {
      while (!hasEnded) {
        const response = await fetch(url).catch(() => null);
        if (response?.status === 200) return response.json();
        await delay(200);
      }
      const { code, errors } = await ended;
      throw new Error(`It ended with ${String(code)} before it was ready:\n${errors}`);
    },
  };
}

const loadSchema = z.object({ specifier: z.string(), parent: z.string() });

/** Writes what notes, for each file that Node is asked for, by what name and from where. Gives its address. */
async function writeLoadHook(log: string): Promise<string> {
  const hooks = join(folder, 'load-hooks.mjs');
  const path = JSON.stringify(log);
  await writeFile(
    hooks,
    `import { appendFileSync } from 'node:fs';
export async function resolve(specifier, context, next) {
  appendFileSync(${path}, JSON.stringify({ specifier, parent: context.parentURL ?? '' }) + '\\n');
  return next(specifier, context);
}
`,
  );
  const register = join(folder, 'register-hooks.mjs');
  await writeFile(
    register,
    `import { register } from 'node:module';
register(${JSON.stringify(pathToFileURL(hooks).href)});
`,
  );
  return pathToFileURL(register).href;
}

async function readPackage() {
  return z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(join(image.workFolder, 'package.json'), 'utf8')));
}

function toPackageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
