import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Database } from '../../src/storage/database.ts';
import { openPglite } from '../../src/storage/open-pglite.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import { startPostgres } from '../storage/postgres-server.ts';
import { findFreePort } from '../support/find-free-port.ts';
import type { FaultReport, PostRow } from './read-report.ts';
import { runFaults } from './run-faults.ts';
import { smallBase } from './small-base.ts';

export interface FaultSize {
  readonly kills: number;
  readonly mentions: number;
  readonly channels: number;
  /** Milliseconds between two mentions, on average. */
  readonly every: number;
  readonly databaseRestarts?: number;
  /** How often Slack answers 500 to everything, and for how many seconds. */
  readonly outages?: number;
  readonly outageSeconds?: number;
  /** Processes beside it that do nothing but keep a processor busy. */
  readonly burners?: number;
  readonly seed?: number;
  readonly say?: (line: string) => void;
}

/** Two replicas on one PostgreSQL server, which is restarted under load. */
export async function runOnPostgres(size: FaultSize): Promise<FaultReport> {
  const [server, knowledge] = [await startPostgres(), await smallBase()];
  try {
    const url = await server.createDatabase();
    return await runFaults({
      ...size,
      ports: [await findFreePort(), await findFreePort()],
      environment: { DATABASE_URL: url, KNOWLEDGE_DIR: knowledge },
      restartDatabase: () => server.restart(),
      readPosts: () => readAndClose(openPostgres({ url })),
    });
  } finally {
    await server.remove();
    await rm(knowledge, { recursive: true, force: true });
  }
}

/** One process on PostgreSQL in process, killed and started again on the same folder. */
export async function runOnPglite(size: FaultSize): Promise<FaultReport> {
  const folder = await mkdtemp(join(tmpdir(), 'cptpp-faults-'));
  const knowledge = await smallBase();
  try {
    return await runFaults({
      ...size,
      ports: [await findFreePort()],
      environment: { DATA_DIR: folder, KNOWLEDGE_DIR: knowledge },
      readPosts: async () => readAndClose((await openPglite({ dataDirectory: folder })).database),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(knowledge, { recursive: true, force: true });
  }
}

const postSchema = z
  .object({
    channel_id: z.string(),
    ask_id: z.string(),
    way: z.string(),
    process: z.string(),
    outcome: z.string().nullable(),
  })
  .transform(
    (row): PostRow => ({
      channelId: row.channel_id,
      askId: row.ask_id,
      way: row.way,
      process: row.process,
      outcome: row.outcome,
    }),
  );

async function readAndClose(database: Database): Promise<readonly PostRow[]> {
  const rows = await database.query(
    'SELECT channel_id, ask_id, way, process, outcome FROM posts ORDER BY began_at',
  );
  await database.close();
  return rows.map((row) => postSchema.parse(row));
}
