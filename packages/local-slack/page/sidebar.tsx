import type { PageFrame } from '../src/page-server/page-state.ts';
import { Icon } from './icons.tsx';
import type { Theme } from './use-theme.ts';

/** The list of conversations, and who sits here. */
export function Sidebar({
  frame,
  current,
  unread,
  theme,
  isOpen,
  onChannel,
  onPerson,
  onTheme,
}: {
  readonly frame: PageFrame;
  readonly current: string;
  readonly unread: ReadonlySet<string>;
  readonly theme: Theme;
  readonly isOpen: boolean;
  readonly onChannel: (id: string) => void;
  readonly onPerson: (id: string) => void;
  readonly onTheme: () => void;
}) {
  const people = frame.users.filter(({ isBot }) => !isBot);

  return (
    <nav className={isOpen ? 'sidebar open' : 'sidebar'} aria-label="Channels">
      <p className="workspace-name">
        <img src="./icon.svg" alt="" />
        <strong>{frame.workspaceName}</strong>
      </p>
      <h2>Channels</h2>
      <ul>
        {frame.channels
          .filter(({ kind }) => kind !== 'im')
          .map(({ id, name }) => (
            <Item
              key={id}
              label={`# ${name}`}
              isCurrent={id === current}
              isUnread={unread.has(id)}
              onPick={() => onChannel(id)}
            />
          ))}
      </ul>
      <h2>Apps</h2>
      <ul>
        {frame.channels
          .filter(({ kind }) => kind === 'im')
          .map(({ id }) => (
            <Item
              key={id}
              label={frame.app.name}
              hasMark
              isCurrent={id === current}
              isUnread={unread.has(id)}
              onPick={() => onChannel(id)}
            />
          ))}
      </ul>
      <div className="sidebar-foot">
        <label>
          You are
          <select value={frame.me} onChange={({ target }) => onPerson(target.value)}>
            {people.map(({ id, realName }) => (
              <option key={id} value={id}>
                {realName}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="tool"
          onClick={onTheme}
          aria-label={`Use the ${theme === 'dark' ? 'light' : 'dark'} theme`}
        >
          <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
        </button>
      </div>
    </nav>
  );
}

function Item({
  label,
  hasMark = false,
  isCurrent,
  isUnread,
  onPick,
}: {
  readonly label: string;
  readonly hasMark?: boolean;
  readonly isCurrent: boolean;
  readonly isUnread: boolean;
  readonly onPick: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        className={isUnread ? 'unread' : ''}
        {...(isCurrent && { 'aria-current': 'page' as const })}
        onClick={onPick}
      >
        {hasMark && <img src="./icon.svg" alt="" />}
        {label}
        {isUnread && <span className="visually-hidden">, unread</span>}
      </button>
    </li>
  );
}
