import { type OperatorConfig, readOperatorConfig } from '../config.ts';
import type { ReadBoards } from '../curating/show-boards.ts';
import { ConfigError, UsageError } from '../errors.ts';
import { hasDatabase } from './has-database.ts';

/**
 * Makes what reads the curators' boards from the database that `cptpp stats` reads; `null` where there is none: nothing names
 * one, and no desk ran here. Settings that are wrong are told where the board would be: curating needs none of them.
 *
 * @param teamId  Slack's id of the only workspace to read; `null` for all.
 * @throws {UsageError} where a workspace is named, and there is no database.
 */
export function createReadBoards(teamId: string | null): ReadBoards | null {
  const config = readConfig();
  if (config instanceof ConfigError) return () => Promise.reject(config);
  if (!hasDatabase(config)) {
    if (teamId === null) return null;
    throw new UsageError(
      '--team names a workspace, and there is no database. Set DATABASE_URL or DATA_DIR.',
    );
  }
  return async function readBoards(facts) {
    // Storage takes a while to load, and is not needed until somebody looks.
    const { askStorage, boardsSchema, findDueFacts } = await import('./operate-storage.ts');
    const answer = await askStorage(config, { ask: 'boards', teamId });
    const { teams, more, rechecks } = boardsSchema.parse(answer);
    const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
    return {
      ...{ today, more },
      teams: teams.map(({ teamId: id, records }) => {
        const place = { teamId: id, enterpriseId: '' };
        return { teamId: id, records, due: findDueFacts(facts, { rechecks, place, today }) };
      }),
    };
  };
}

function readConfig(): OperatorConfig | ConfigError {
  try {
    return readOperatorConfig();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
