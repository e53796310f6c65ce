import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { startLocalSlack } from '../../packages/local-slack/test/start-local-slack.ts';
import { findFreePort } from '../support/find-free-port.ts';
import { startEnvironment, startFlags } from '../support/start-flags.ts';
import { type BuiltImage, buildCheckout, removeImage } from './build-image.ts';
import { secrets } from './copy-checkout.ts';
import { imageSizes, mostImageSize } from './image-sizes.ts';
import { readInstalledPackages } from './installed-packages.ts';
import { createLoadHook } from './load-hook.ts';
import { startProgram } from './start-program.ts';

let folder: string;
let image: BuiltImage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-'));
  image = await buildCheckout(folder);
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

      const address = `http://127.0.0.1:${port}/readyz`;
      await desk.answered(address);

      // A desk is ready before its storage is, where that takes long.
      const health = () => fetch(address).then((response) => response.json());
      await expect
        .poll(health, { timeout: 120_000 })
        .toMatchObject({ state: 'ready', slack: 'connected', storage: 'reachable' });
      desk.kill('SIGTERM');
      expect(await desk.ended).toMatchObject({ code: 0, output: '' });
    },
  );

  it('adds at most 110 MB to its base, and nothing that is only for people who read code', async () => {
    const sizes = await imageSizes(image);
    const sum = [...sizes.values()].reduce((all, size) => all + size, 0);
    const { stdout } = await promisify(execFile)(
      'find',
      ['.', '-name', '*.map', '-o', '-name', '*.d.ts', '-o', '-name', 'pgcrypto.tar.gz'],
      { cwd: image.workFolder },
    );

    expect(sum, JSON.stringify([...sizes])).toBeLessThanOrEqual(mostImageSize);
    expect(stdout).toBe('');
  });

  it('starts for a user without rights, who may write nothing but DATA_DIR, from what the build made', async () => {
    const slack = await startLocalSlack();
    const port = String(await findFreePort());
    const data = join(folder, 'data-of-nobody');
    const [marker, nobody] = [join(folder, 'marker'), 65_534];
    await mkdir(data);
    await writeFile(marker, '');
    await chmod(folder, 0o755);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) await chown(data, nobody, nobody);
    else await setWritable(false);
    onTestFinished(() => (isRoot ? undefined : setWritable(true)));

    const desk = startImage(
      {
        SLACK_BOT_TOKEN: slack.workspace().installation?.botToken ?? '',
        SLACK_API_URL: slack.apiUrl,
        SLACK_SIGNING_SECRET: slack.app.signingSecret,
        ...{ HOST: '127.0.0.1', PORT: port, DATA_DIR: data, SLACK_COMMAND: '/pier' },
        // Nor what systems have for such files.
        TMPDIR: join(folder, 'none'),
      },
      { user: isRoot ? nobody : null },
    );
    const address = `http://127.0.0.1:${port}/readyz`;
    await desk.answered(address);
    const health = () => fetch(address).then((response) => response.json());
    await expect.poll(health, { timeout: 120_000 }).toMatchObject({ storage: 'reachable' });
    slack.sendTo(`http://127.0.0.1:${port}/slack/events`);
    const ana = slack.person('ana');
    await ana.command({ channel: 'desk', text: '/pier is Britain in?' });
    const seen = () => ana.sees('desk').map(({ message }) => message.text);
    await expect.poll(seen).toContainEqual(expect.stringContaining('United Kingdom'));
    desk.kill('SIGTERM');
    const { code, errors } = await desk.ended;

    expect(code, errors).toBe(0);
    const { stdout } = await promisify(execFile)('find', ['.', '-newer', marker], {
      cwd: image.workFolder,
    });
    expect(stdout).toBe('');
  });

  it('loads nothing with tokens but its dependencies', async () => {
    const slack = await startLocalSlack();
    const port = String(await findFreePort());
    const hook = await createLoadHook(folder);
    const desk = startImage(
      {
        SLACK_BOT_TOKEN: slack.workspace().installation?.botToken ?? '',
        SLACK_APP_TOKEN: slack.app.appToken,
        SLACK_API_URL: slack.apiUrl,
        HOST: '127.0.0.1',
        HEALTH_PORT: port,
      },
      { options: hook.options },
    );
    await desk.answered(`http://127.0.0.1:${port}/readyz`);
    desk.kill('SIGTERM');
    await desk.ended;

    const loaded = await hook.loaded();
    const { dependencies } = await readPackage();
    const packages = loaded
      .filter(({ parent }) => parent.includes('/app/dist/'))
      .filter(({ specifier }) => !/^(?:\.|node:|file:|\/)/.test(specifier))
      .map(({ specifier }) => toPackageName(specifier));
    expect(packages).toContain('@electric-sql/pglite');
    expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('gives Node the flags and variables that `npm start` gives it', () => {
    expect(image.environment).toMatchObject(startEnvironment);
    expect(image.command).toEqual(['node', ...startFlags, 'dist/main.js']);
  });

  it('has bundled nothing but what is installed there, with its licences', async () => {
    const licences = await readFile(join(image.workFolder, 'dist/bundle-licences.md'), 'utf8');
    const bundled = [...licences.matchAll(/^## (\S+) - (\S+) \(\S.*\)$/gm)].map(
      ([, name, version]) => `${name}@${version}`,
    );

    expect(bundled).toContainEqual(expect.stringMatching(/^@slack\/bolt@/));
    const installed = readInstalledPackages();
    expect(bundled.filter((name) => !installed.includes(name))).toEqual([]);
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
    const { code, errors } = await startImage({}, { of: pruned }).ended;

    expect(code).toBe(2);
    expect(errors).toMatch(/Not built anew, as the development dependencies are not installed/);
    expect(errors).toContain('SLACK_BOT_TOKEN is not set.');
  });
});

/** Starts what was built as its CMD says. */
function startImage(
  environment: Readonly<Record<string, string>>,
  {
    options = [],
    user = null,
    of: { workFolder, environment: imageEnvironment, command } = image,
  }: {
    readonly options?: readonly string[];
    /** By default whoever runs the test. */
    readonly user?: number | null;
    readonly of?: BuiltImage;
  } = {},
) {
  const [program = '', ...words] = command;
  return startProgram({
    command: [program, ...options, ...words],
    ...{ workFolder, user },
    environment: { HOME: folder, ...imageEnvironment, ...environment },
  });
}

async function setWritable(is: boolean): Promise<void> {
  await promisify(execFile)('chmod', ['-R', is ? 'u+w' : 'a-w', image.workFolder]);
}

async function readPackage() {
  return z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(join(image.workFolder, 'package.json'), 'utf8')));
}

function toPackageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
