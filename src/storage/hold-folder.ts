import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { StorageError } from '../errors.ts';
import { longestSocketPathBytes, longestTaking, takingEvery } from '../limits.ts';
import { toFolderFault } from './folder-fault.ts';
import { askHolder, type HolderRequest, serveHolder } from './holder-line.ts';

/** The right of this process alone to work in a folder, until it releases it or ends. */
export interface FolderHold {
  /** Answers what other processes ask of the holder. */
  answer(handle: (request: HolderRequest) => Promise<unknown>): void;
  release(): Promise<void>;
}

/**
 * Holds a folder by listening on a socket inside it. A socket goes with its process, however it ends: one that
 * refuses connections is stale, and is removed.
 *
 * @throws {StorageError} `storage_taken` when a living process holds the folder; `storage_invalid` when there can
 *   be no such folder, or nothing written in it.
 */
export async function holdFolder(directory: string): Promise<FolderHold> {
  const path = toSocketPath(directory);
  const letGo = await takeFirstTurn(directory);

  try {
    const holder = await askHolder(path, { ask: 'who' });
    if (holder !== null) throw takenBy(await readProcess(holder, directory), directory);
    if (process.platform !== 'win32') await rm(path, { force: true });

    const { server, answer } = serveHolder();
    try {
      await listen(server, path);
      await writeFile(toNotePath(directory), String(process.pid));
    } catch (error) {
      server.close();
      throw toFolderFault(error, directory) ?? error;
    }
    // The hold alone keeps no process alive.
    server.unref();
    return {
      answer,
      release: () => new Promise((resolve) => server.close(() => resolve())),
    };
  } finally {
    await letGo();
  }
}

const socketName = 'holder.sock';

/** Where a folder's holder listens. */
export function toSocketPath(directory: string): string {
  if (process.platform === 'win32') {
    return `\\\\?\\pipe\\cptpp-desk-${createHash('sha256').update(directory).digest('hex')}`;
  }
  const path = join(directory, socketName);
  if (Buffer.byteLength(path) > longestSocketPathBytes) {
    throw new StorageError(
      'storage_invalid',
      `The path of DATA_DIR is too long for a socket in it (${directory}). Give a shorter one, of at most ${longestSocketPathBytes - Buffer.byteLength(`/${socketName}`)} bytes.`,
    );
  }
  return path;
}

/** Node's `recursive` tries for ever where a folder is there and takes no other, as /proc does. */
async function makeFolder(directory: string): Promise<void> {
  const isAlone = existsSync(dirname(directory)) && !existsSync(directory);
  await mkdir(directory, { recursive: !isAlone, mode: 0o700 });
}

/** Takes the turn. It is the first thing that is written to the folder, and so meets what is wrong with it. */
async function takeFirstTurn(directory: string): Promise<() => Promise<void>> {
  try {
    await makeFolder(directory);
    return await takeTurn(directory);
  } catch (error) {
    throw toFolderFault(error, directory) ?? error;
  }
}

/**
 * Finding a stale socket and replacing it takes several steps; two processes must not mix theirs. Making a folder
 * is one step, and only one of them can.
 */
async function takeTurn(directory: string): Promise<() => Promise<void>> {
  const turn = join(directory, 'taking');
  const until = Date.now() + 2 * longestTaking;

  while (Date.now() < until) {
    try {
      await mkdir(turn);
      return () => rmdir(turn).catch(() => {});
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const made = await stat(turn).catch(() => null);
    if (made && Date.now() - made.mtimeMs > longestTaking) {
      // The process that made it has died in its turn. Only one other can move it away.
      const away = join(directory, `taking-${randomUUID()}`);
      await rename(turn, away).then(
        () => rmdir(away),
        () => {},
      );
    }
    await delay(takingEvery);
  }
  throw new StorageError(
    'storage_taken',
    `${directory} is being opened by another process. Wait for it, or remove the folder ${turn}.`,
  );
}

const answerSchema = z.object({ pid: z.number() });

/** Which process holds the folder: as it says itself or, when it is too busy to answer, as it wrote down. */
async function readProcess(holder: unknown, directory: string): Promise<string> {
  const answer = answerSchema.safeParse(holder);
  if (answer.success) return `process ${answer.data.pid}`;
  const note = await readFile(toNotePath(directory), 'utf8').catch(() => '');
  return /^\d+$/.test(note) ? `process ${note}` : 'another process';
}

function toNotePath(directory: string): string {
  return join(directory, 'holder.pid');
}

function takenBy(holder: string, directory: string): StorageError {
  return new StorageError(
    'storage_taken',
    `${directory} is held by ${holder}. Two processes in one folder would lose data: stop that one, give this one ` +
      'another DATA_DIR, or set DATABASE_URL to a PostgreSQL server, which any number of processes can share.',
  );
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
}
