import { type BoardRecords, toBoard } from '../desk/board.ts';
import type { Fact } from '../knowledge/knowledge-base.ts';
import { mostBoardRead } from '../limits.ts';
import { boardNumbers, boardSections } from '../replies/board-sections.ts';
import type { BoardsView, TeamBoardView } from './workbench-view.ts';

/** What is kept of each workspace for its curators, and what is due there. */
export interface FoundBoards {
  /** `YYYY-MM-DD`, of UTC. */
  readonly today: string;
  readonly teams: readonly {
    /** Slack's id of the workspace. */
    readonly teamId: string;
    readonly records: BoardRecords;
    /** By the id of a fact, since when it is due: `YYYY-MM-DD`. */
    readonly due: Readonly<Record<string, string>>;
  }[];
  /** Workspaces that are left out. */
  readonly more: number;
}

/** Reads the boards of the database, of these facts. Rejects where it cannot be reached. */
export type ReadBoards = (facts: readonly Fact[]) => Promise<FoundBoards>;

/** Says the boards in words, as the Home in Slack does, with longer lists. */
export async function showBoards(
  read: ReadBoards | null,
  facts: readonly Fact[],
): Promise<BoardsView> {
  if (read === null) return { teams: [], note: 'This page was started without a database.' };
  try {
    const { teams, more, today } = await read(facts);
    const shown = teams.map(({ teamId, records, due }) =>
      toView(teamId, { records, facts, due, today }),
    );
    return { teams: shown, note: noteOf(teams.length, more) };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'Something failed.';
    return { teams: [], note: `The board cannot be read: ${why}` };
  }
}

function toView(
  teamId: string,
  {
    records,
    facts,
    due,
    today,
  }: Pick<FoundBoards, 'today'> &
    Omit<FoundBoards['teams'][number], 'teamId'> & { readonly facts: readonly Fact[] },
): TeamBoardView {
  const board = toBoard(records, { facts, due });
  const place = { today, most: mostBoardRead, language: 'en' } as const;
  return {
    teamId,
    numbers: boardNumbers(board, 'en'),
    lists: boardSections(board, place).map(({ title, lines, below }) => ({
      ...{ title, below },
      lines: lines.map((parts) =>
        parts.map((part) => (typeof part === 'string' ? part : part.userId)).join(''),
      ),
    })),
  };
}

function noteOf(shown: number, more: number): string | null {
  if (shown === 0) return 'Nothing is kept of any workspace yet: nobody asked, and nobody voted.';
  if (more === 0) return null;
  return `${more} more ${more === 1 ? 'workspace is' : 'workspaces are'} not shown: start the command with --team and the id of one.`;
}
