import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalSlack } from '../../packages/local-slack/test/start-local-slack.ts';
import { findFreePort } from '../support/find-free-port.ts';
import { copyCheckout } from './copy-checkout.ts';
import { createLoadHook } from './load-hook.ts';
import { startProgram } from './start-program.ts';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

let folder: string;
let tarball: string;
/** Where somebody installed the tarball. */
let home: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-'));
  home = join(folder, 'home');
  tarball = await pack();
  await install();
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('what `npm pack` makes, installed in an empty folder', () => {
  it('opens the local workspace by `npx cptpp-desk`', async () => {
    const port = String(await findFreePort());
    const desk = start(['npx', 'cptpp-desk'], { PORT: port });

    const page = await desk.answered(`http://127.0.0.1:${port}/`);

    expect(await page.text()).toContain('<title>A local workspace</title>');
    desk.kill('SIGTERM');
    expect((await desk.ended).output).toContain(`in it: http://127.0.0.1:${port}\n`);
  });

  it('answers a question by `npx cptpp`', async () => {
    const { code, output } = await start(['npx', 'cptpp', 'ask', 'is Britain in?']).ended;

    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining('United Kingdom'),
    });
  });

  it('with tokens loads no file of the local Slack', async () => {
    const slack = await startLocalSlack();
    const port = String(await findFreePort());
    const hook = await createLoadHook(folder);
    const main = 'node_modules/cptpp-desk/dist/main.js';
    const desk = start(['node', ...hook.options, main], {
      SLACK_BOT_TOKEN: slack.workspace().installation?.botToken ?? '',
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
      HOST: '127.0.0.1',
      HEALTH_PORT: port,
    });
    await desk.answered(`http://127.0.0.1:${port}/readyz`);
    desk.kill('SIGTERM');
    await desk.ended;

    const loaded = (await hook.loaded()).flatMap(({ specifier, parent }) => [specifier, parent]);
    expect(loaded).toContainEqual(expect.stringMatching(/cptpp-desk\/dist\/bundle-run-slack\.js$/));
    expect(loaded.filter((name) => /local-(?:slack|workspace)/.test(name))).toEqual([]);
  });

  it('holds no settings, no data and nothing that was built before', async () => {
    const { stdout } = await promisify(execFile)('tar', ['-tzf', tarball]);
    const paths = stdout.trim().split('\n');
    const names = new Set(paths.map((path) => path.split('/')[1]));

    expect([...names].toSorted()).toEqual([
      ...['.env.sample', 'LICENSE', 'README.md', 'dist', 'knowledge', 'manifest.yml'],
      'package.json',
    ]);
    expect(paths.filter((path) => path.includes('left-over'))).toEqual([]);
  });
});

/** Packs the checkout, which builds it. Gives the tarball. */
async function pack(): Promise<string> {
  const context = join(folder, 'context');
  await copyCheckout(context);
  await rm(join(context, 'node_modules'), { recursive: true });
  await symlink(modules, join(context, 'node_modules'));
  await npm(context, 'pack', '--pack-destination', folder);
  const [name = ''] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
  return join(folder, name);
}

/** Installs it where what it needs lies already, as the network is nobody's to ask in a test. */
async function install(): Promise<void> {
  await mkdir(home);
  for (const file of ['package.json', 'package-lock.json', 'packages/local-slack/package.json']) {
    await cp(join(folder, 'context', file), join(home, file));
  }
  await npm(home, 'ci', '--omit=dev', '--workspaces=false', '--ignore-scripts', '--prefer-offline');
  for (const file of ['package.json', 'package-lock.json', 'packages']) {
    await rm(join(home, file), { recursive: true });
  }
  await npm(home, 'install', '--offline', tarball);
}

function npm(cwd: string, ...words: readonly string[]) {
  const quiet = ['--no-audit', '--no-fund'];
  return promisify(execFile)('npm', [...words, ...quiet], { cwd, maxBuffer: 64 * 2 ** 20 });
}

function start(command: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  // What npx does not find is not to be fetched.
  const own = { HOME: folder, npm_config_offline: 'true' };
  return startProgram({ command, workFolder: home, environment: { ...own, ...environment } });
}
