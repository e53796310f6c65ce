import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { copyCheckout } from './copy-checkout.ts';
import { createIgnore } from './docker-ignore.ts';
import { type Instruction, parseDockerfile } from './parse-dockerfile.ts';

/** What the last stage of a Dockerfile leaves, in a folder that stands for `/`. */
export interface BuiltImage {
  readonly root: string;
  /** Where its command starts. */
  readonly workFolder: string;
  /** What ENV says. */
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

interface BuildImageOptions {
  readonly dockerfile: string;
  /** What `COPY` takes from, but for what `.dockerignore` keeps out. */
  readonly context: string;
  /** Where the stages are made, each in a folder that stands for its `/`. */
  readonly into: string;
  /** A folder with stand-ins for what only an image has, as its users. */
  readonly tools: string;
}

interface Stage {
  readonly root: string;
  workFolder: string;
  readonly environment: Record<string, string>;
  command: readonly string[];
}

const run = promisify(execFile);

/** Goes through the Dockerfile of this checkout, in a folder that is there: the context beside the stages. */
export async function buildCheckout(into: string): Promise<BuiltImage> {
  const context = join(into, 'context');
  await copyCheckout(context);
  return buildImage({
    dockerfile: join(context, 'deploy/Dockerfile'),
    ...{ context, into },
    tools: await makeTools(join(into, 'tools')),
  });
}

/** Removes what a build made. */
export function removeImage(into: string): Promise<void> {
  return rm(into, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Goes through a Dockerfile's own steps, without Docker. Paths from `/` are taken inside the stage's folder; which user
 * runs is left out. A step of a kind that is not known here is an error, so that nothing is left out unseen.
 */
async function buildImage({
  dockerfile,
  context,
  into,
  tools,
}: BuildImageOptions): Promise<BuiltImage> {
  const stages = new Map<string, Stage>();
  const isIgnored = createIgnore(await readFile(join(context, '.dockerignore'), 'utf8'));
  let stage: Stage | null = null;

  for (const instruction of parseDockerfile(await readFile(dockerfile, 'utf8'))) {
    if (instruction.kind === 'FROM') {
      const root = join(into, `${stages.size + 1}`);
      await mkdir(root, { recursive: true });
      stage = { root, workFolder: root, environment: {}, command: [] };
      stages.set(instruction.name ?? `${stages.size}`, stage);
    } else if (stage) await take(stage, instruction);
    else throw new Error(`${instruction.kind} stands before FROM.`);
  }
  if (!stage) throw new Error(`${dockerfile} has no FROM.`);
  return stage;

  async function take(current: Stage, instruction: Exclude<Instruction, { kind: 'FROM' }>) {
    switch (instruction.kind) {
      case 'WORKDIR':
        current.workFolder = resolveIn(current, instruction.path);
        await mkdir(current.workFolder, { recursive: true });
        break;
      case 'ENV':
        for (const [name, value] of Object.entries(instruction.values)) {
          current.environment[name] = value.startsWith('/') ? resolveIn(current, value) : value;
        }
        break;
      case 'COPY':
        await copy(current, instruction);
        break;
      case 'RUN':
        await run(
          'sh',
          ['-c', instruction.script.replace(/(?<=^|\s)\/(?=\w)/g, `${current.root}/`)],
          {
            cwd: current.workFolder,
            env: {
              PATH: `${tools}:${process.env['PATH']}`,
              HOME: process.env['HOME'],
              // What is in the cache is not fetched again.
              npm_config_prefer_offline: 'true',
              npm_config_audit: 'false',
              npm_config_fund: 'false',
              ...current.environment,
            },
            maxBuffer: 64 * 2 ** 20,
          },
        );
        break;
      case 'CMD':
        current.command = instruction.words;
        break;
      case 'NOTE':
        break;
    }
  }

  async function copy(
    current: Stage,
    { from, sources, target }: Extract<Instruction, { kind: 'COPY' }>,
  ) {
    const source = from === null ? null : stages.get(from);
    if (source === undefined) throw new Error(`COPY --from=${from}: there is no such stage.`);
    for (const path of sources) {
      const origin = source ? resolveIn(source, path) : join(context, path);
      const isIntoFolder = target.endsWith('/') && sources.length > 0;
      const goal = join(
        resolveIn(current, target),
        isIntoFolder && path !== '.' ? (path.split('/').at(-1) ?? '') : '',
      );
      await mkdir(dirname(goal), { recursive: true });
      await cp(origin, goal, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (file) => source !== null || !isIgnored(file.slice(context.length + 1)),
      });
    }
  }
}

/** Outside of the image there is no user `node`. */
async function makeTools(path: string): Promise<string> {
  await mkdir(path);
  await writeFile(join(path, 'chown'), '#!/bin/sh\n');
  await chmod(join(path, 'chown'), 0o755);
  return path;
}

/** A path of the stage, wherever its `/` is. */
function resolveIn({ root, workFolder }: Stage, path: string): string {
  return path.startsWith('/') ? join(root, path) : join(workFolder, path);
}
