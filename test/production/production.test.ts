import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLocalSlack } from '../../packages/local-slack/test/start-local-slack.ts';
import { findFreePort } from '../support/find-free-port.ts';
import { type BuiltImage, buildImage, removeImage } from './build-image.ts';
import { copyCheckout, secrets } from './copy-checkout.ts';
import { createLoadHook } from './load-hook.ts';
import { startProgram } from './start-program.ts';

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
      hook.options,
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
    expect(packages).toEqual(expect.arrayContaining(['@slack/bolt', 'pg', 'zod']));
    expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
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

/** Starts what was built as its CMD says. */
function startImage(
  environment: Readonly<Record<string, string>>,
  options: readonly string[] = [],
  { workFolder, environment: imageEnvironment, command }: BuiltImage = image,
) {
  const [program = '', ...words] = command;
  return startProgram({
    command: [program, ...options, ...words],
    workFolder,
    environment: { HOME: folder, ...imageEnvironment, ...environment },
  });
}

/** Outside of the image there is no user `node`. */
async function makeTools(path: string): Promise<string> {
  await mkdir(path);
  await writeFile(join(path, 'chown'), '#!/bin/sh\n');
  await chmod(join(path, 'chown'), 0o755);
  return path;
}

async function readPackage() {
  return z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(join(image.workFolder, 'package.json'), 'utf8')));
}

function toPackageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
