import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { endGroupWithTest, signalGroup } from './support/end-group-with-test.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Nobody, on every Unix. To root, nothing is unwritable. */
const nobody = 65_534;

it.each([
  ['SIGTERM to npm, as a supervisor ends it', 'SIGTERM', false],
  ['SIGINT to npm', 'SIGINT', false],
  ['Ctrl+C, which everybody in the terminal hears', 'SIGINT', true],
] as const)(
  'ends in good order on %s, and leaves no process behind',
  async (_, signal, isForAll) => {
    const folder = await makeFolder(realDesk);
    const running = startNpm(folder);
    await running.until(/Ctrl\+C ends it/);

    process.kill(isForAll ? -running.pid : running.pid, signal);

    expect(await running.ended).toBe(0);
    expect(running.output()).toContain(`info Stopping. signal=${signal}`);
    await running.gone();
  },
);

it('in a folder that cannot be written uses what is built, and says so', async () => {
  const folder = await makeFolder("process.stdout.write('It runs.\\n');");
  await freeze(folder);
  const running = startNpm(folder, { asNobody: true });

  expect({ code: await running.ended, output: running.output() }).toEqual({
    code: 0,
    output: expect.stringMatching(
      /Not built anew, as .* cannot be written to \(EACCES\): starting what dist\/ holds\.[\s\S]*It runs\./,
    ),
  });
});

it('in a folder that cannot be written and holds nothing built says so, and ends', async () => {
  const folder = await makeFolder(null);
  await freeze(folder);
  const running = startNpm(folder, { asNobody: true });

  expect({ code: await running.ended, output: running.output() }).toEqual({
    code: 2,
    output: expect.stringMatching(
      /dist\/ cannot be built, as .* cannot be written to \(EACCES\), and holds nothing yet\./,
    ),
  });
});

/** The desk as it is built already: building it takes long, and is not what is tested here. */
const realDesk = `await import(${JSON.stringify(pathToFileURL(join(root, 'dist/main.js')).href)});`;

/** A folder with our `npm start` in it, and what it starts. */
async function makeFolder(desk: string | null): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cptpp-start-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const path of ['package.json', 'deploy/build-or-reuse.mjs']) {
    await cp(join(root, path), join(folder, path));
  }
  if (desk !== null) {
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist/main.js'), desk);
  }
  return folder;
}

async function freeze(folder: string): Promise<void> {
  await chmod(folder, 0o555);
  onTestFinished(() => chmod(folder, 0o755));
}

function startNpm(folder: string, { asNobody = false } = {}) {
  const isRoot = process.getuid?.() === 0;
  const npm = spawn('npm', ['start', '--logs-max=0', '--update-notifier=false'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as in a terminal.
    detached: true,
    ...(asNobody && isRoot && { uid: nobody, gid: nobody }),
  });
  const { pid = 0 } = npm;
  endGroupWithTest(npm);
  let said = '';
  const ended = once(npm, 'close').then(([code]: unknown[]) => code);
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      npm.emit('said');
    });
  }
  return {
    pid,
    ended,
    output: () => said,
    /** Resolves when nothing that it started is left. */
    async gone() {
      while (signalGroup(npm, 0)) await delay(20);
    },
    async until(sign: RegExp) {
      while (!sign.test(said)) {
        const end = await Promise.race([once(npm, 'said').then(() => null), ended]);
        if (end !== null) throw new Error(`npm ended with ${String(end)}:\n${said}`);
      }
    },
  };
}
