import type { useTheme } from '../../../packages/local-slack/page/use-theme.ts';
import type { Workbench } from '../workbench-view.ts';
import { Icon } from './icons.tsx';

/** Where one is, how far it is, and what can be taken back. */
export function TopBar({
  workbench,
  theme: { theme, toggleTheme },
  onUndo,
  onRedo,
  onKeys,
}: {
  readonly workbench: Workbench;
  readonly theme: ReturnType<typeof useTheme>;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onKeys: () => void;
}) {
  const { facts, sources, undo, redo } = workbench;
  const sentences = sources.flatMap(({ paragraphs }) =>
    paragraphs.flatMap((each) => each.sentences),
  );
  const count = (state: 'accepted' | 'draft') =>
    facts.filter((each) => each.state === state).length;
  const bare = sentences.filter(({ state }) => state === 'nothing').length;

  return (
    <header className="top-bar">
      <p className="place">
        <img src="./icon.svg" alt="" />
        <strong>Curate</strong>
        <span className="muted folder" title={workbench.folder}>
          {workbench.folder.split(/[\\/]/).findLast((part) => part !== '')}
        </span>
      </p>
      <ul className="legend" aria-label="How far it is">
        <li>
          <span className="swatch accepted" /> {count('accepted')} accepted
        </li>
        <li>
          <span className="swatch draft" /> {plural(count('draft'), 'draft')}
        </li>
        <li>
          <span className="swatch nothing" /> {plural(bare, 'sentence')} with nothing
        </li>
      </ul>
      <div className="tools">
        <button
          type="button"
          className="tool"
          disabled={undo === null}
          aria-label="Undo"
          title={undo === null ? 'Nothing to undo' : `Undo: ${undo} (u)`}
          onClick={onUndo}
        >
          <Icon name="undo" />
        </button>
        <button
          type="button"
          className="tool"
          disabled={redo === null}
          aria-label="Redo"
          title={redo === null ? 'Nothing to redo' : `Redo: ${redo} (r)`}
          onClick={onRedo}
        >
          <Icon name="redo" />
        </button>
        <button type="button" className="tool wide" onClick={onKeys}>
          <Icon name="keys" /> Keys
        </button>
        <button
          type="button"
          className="tool"
          onClick={toggleTheme}
          aria-label={`Use the ${theme === 'dark' ? 'light' : 'dark'} theme`}
        >
          <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
        </button>
      </div>
    </header>
  );
}

function plural(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`;
}
