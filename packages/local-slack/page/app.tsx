import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Act } from '../src/page-server/page-acts.ts';
import { Banner } from './banner.tsx';
import { ChannelView } from './channel-view.tsx';
import { InspectorPane } from './inspector-pane.tsx';
import { LiveRegion } from './live-region.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { PageProvider, type Pane } from './page-context.ts';
import { Sidebar } from './sidebar.tsx';
import { ThreadPane } from './thread-pane.tsx';
import { useAutoThread } from './use-auto-thread.ts';
import { useTheme } from './use-theme.ts';
import { useUnread } from './use-unread.ts';
import { useWorkspace } from './use-workspace.ts';

/** The whole page. */
export function App() {
  const [me, setMe] = useState(() => new URLSearchParams(location.search).get('as'));
  const workspace = useWorkspace(me);
  const { frame, messages, isLost, act: send } = workspace;
  const { theme, toggleTheme } = useTheme();
  const [chosen, setChosen] = useState<string | null>(null);
  const [pane, setPane] = useState<Pane | null>(null);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const channel = frame?.channels.find(({ id }) => id === chosen) ?? frame?.channels[0];
  const unread = useUnread(workspace, channel?.id);
  useAutoThread(workspace, pane, setPane);

  const act = useCallback(
    async (given: Act) => {
      setProblem(null);
      const result = await send(given);
      if (!result.ok) setProblem(result.error);
      return result;
    },
    [send],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each person has read threads of their own.
  const threadsRead = useMemo(() => new Map<string, string>(), [me]);
  const context = useMemo(
    () => frame && { frame, theme, messages, act, openPane: setPane, threadsRead },
    [frame, theme, messages, act, threadsRead],
  );
  useEffect(() => {
    if (frame) document.title = `${frame.app.name} · a local workspace`;
  }, [frame]);

  if (!frame || !context || !channel) {
    return (
      <p className="loading" role="status">
        Opening the workspace…
      </p>
    );
  }
  const view = frame.views.at(-1);

  return (
    <PageProvider value={context}>
      <div className={pane ? 'layout with-pane' : 'layout'}>
        <Banner />
        <Sidebar
          frame={frame}
          current={channel.id}
          unread={unread}
          theme={theme}
          isOpen={isMenuOpen}
          onTheme={toggleTheme}
          onPerson={(id) => {
            setMe(id);
            setPane(null);
          }}
          onChannel={(id) => {
            setChosen(id);
            setPane(null);
            setIsMenuOpen(false);
          }}
        />
        {isMenuOpen && (
          <button
            type="button"
            className="menu-shade"
            aria-label="Close the list of channels"
            onClick={() => setIsMenuOpen(false)}
          />
        )}
        <ChannelView key={channel.id} channel={channel} onMenu={() => setIsMenuOpen(true)} />
        {pane?.kind === 'thread' && (
          <ThreadPane key={pane.ts} {...pane} onClose={() => setPane(null)} />
        )}
        {pane?.kind === 'inspector' && (
          <InspectorPane key={pane.ts} {...pane} onClose={() => setPane(null)} />
        )}
        <div className="toasts" role="alert">
          {problem !== null && (
            <p className="toast">
              {problem}
              <button type="button" className="link" onClick={() => setProblem(null)}>
                Dismiss
              </button>
            </p>
          )}
          {isLost && <p className="toast">The local Slack stopped. Start it again.</p>}
        </div>
        <LiveRegion workspace={workspace} />
        {view && <ModalDialog key={`${view.id}/${view.hash}`} view={view} />}
      </div>
    </PageProvider>
  );
}
