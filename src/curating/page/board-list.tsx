import { useCallback, useEffect, useState } from 'react';
import type { BoardsView, TeamBoardView } from '../workbench-view.ts';
import { type Reply, readBoards } from './workbench-client.ts';

/** The curators' board of each workspace: what people asked and voted in Slack. It is looked at, and changes nothing. */
export function BoardList({
  files,
}: {
  /** Hashes of the files. Others read it anew: titles and what is due are of the folder. */
  readonly files: Readonly<Record<string, string>>;
}) {
  const { reply, isReading, read } = useBoards(JSON.stringify(files));
  const note = reply === null ? null : reply.isOk ? reply.value.note : reply.why;

  return (
    <div className="board">
      <p className="board-head">
        <span role="status">{isReading ? 'Reading the board…' : (note ?? '')}</span>
        <button type="button" className="button small" disabled={isReading} onClick={read}>
          Read it again
        </button>
      </p>
      {reply?.isOk &&
        reply.value.teams.map((team) => (
          <TeamBoard key={team.teamId} team={team} isOnly={reply.value.teams.length === 1} />
        ))}
    </div>
  );
}

function TeamBoard({
  team: { teamId, numbers, lists },
  isOnly,
}: {
  readonly team: TeamBoardView;
  readonly isOnly: boolean;
}) {
  return (
    <section aria-label={`Workspace ${teamId}`}>
      {!isOnly && <h2>Workspace {teamId}</h2>}
      <p className="board-numbers">{numbers}</p>
      {lists.map(({ title, lines, below }) => (
        <section key={title} className="board-part" aria-label={title}>
          <h3>{title}</h3>
          {lines.length > 0 && (
            <ul>
              {counted(lines).map(({ line, key }) => (
                <li key={key}>{line}</li>
              ))}
            </ul>
          )}
          {below !== '' && <p className="muted">{below}</p>}
        </section>
      ))}
    </section>
  );
}

/** Two questions whose words are deleted look alike. */
function counted(lines: readonly string[]): { readonly line: string; readonly key: string }[] {
  return lines.map((line, at) => ({ line, key: `${at} ${line}` }));
}

interface BoardsOnPage {
  /** `null` until it was read. */
  readonly reply: Reply<BoardsView> | null;
  readonly isReading: boolean;
  readonly read: () => void;
}

function useBoards(version: string): BoardsOnPage {
  const [reply, setReply] = useState<Reply<BoardsView> | null>(null);
  const [isReading, setIsReading] = useState(true);
  const read = useCallback(() => {
    setIsReading(true);
    void readBoards().then((next) => {
      setReply(next);
      setIsReading(false);
    });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when the folder changed.
  useEffect(read, [version]);

  return { reply, isReading, read };
}
