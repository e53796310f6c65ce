import { useEffect, useState } from 'react';
import type { PageChannel } from '../src/page-server/page-state.ts';
import { type AppTab, AppTabs, tabId } from './app-tabs.tsx';
import { Composer } from './composer.tsx';
import { HomeTab } from './home-tab.tsx';
import { Icon } from './icons.tsx';
import { MessageItem } from './message-item.tsx';
import { MessageList } from './message-list.tsx';
import { usePage } from './page-context.ts';
import { PromptBar } from './prompt-bar.tsx';
import { topMessages } from './select-messages.ts';
import { Welcome } from './welcome.tsx';
import { WorkflowSteps } from './workflow-steps.tsx';

export interface ChannelViewProps {
  readonly channel: PageChannel;
  readonly onMenu: () => void;
}

/** A conversation: its name, its messages, and where to type. */
export function ChannelView({ channel, onMenu }: ChannelViewProps) {
  const { frame, messages, act } = usePage();
  const [tab, setTab] = useState<AppTab>('messages');
  const [sends, setSends] = useState(0);
  const isDirect = channel.kind === 'im';
  const title = isDirect ? frame.app.name : `#${channel.name}`;
  const top = topMessages(messages, channel.id);
  const openTab = (next: AppTab) => {
    setTab(next);
    void act({ do: 'openHome', tab: next });
  };
  // Slack tells an app with tabs that somebody opened it, as soon as they do.
  const opensApp = isDirect && frame.app.hasHome;
  useEffect(() => {
    if (opensApp) void act({ do: 'openHome', tab: 'messages' });
  }, [opensApp, act]);
  const globals = frame.app.shortcuts.filter(({ type }) => type === 'global');

  return (
    <main className="channel" aria-label={title}>
      <header className="channel-head">
        <button
          type="button"
          className="tool menu"
          aria-label="Open the list of channels"
          onClick={onMenu}
        >
          <Icon name="menu" />
        </button>
        <h1>{title}</h1>
        <p className="muted">
          {isDirect ? 'A direct message, between the two of you' : channel.purpose}
        </p>
      </header>
      {isDirect && frame.app.hasHome && (
        <AppTabs appName={frame.app.name} tab={tab} onTab={openTab} />
      )}
      {isDirect && tab === 'home' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <div className="home" role="tabpanel" aria-labelledby={tabId('home')} tabIndex={0}>
          {frame.home ? (
            <HomeTab view={frame.home} />
          ) : (
            <p className="muted">The app has published nothing here yet.</p>
          )}
        </div>
      ) : (
        <>
          <MessageList
            label={`Messages in ${title}`}
            messages={top.map(({ posted }) => posted)}
            sends={sends}
            before={<Welcome channel={channel} isCompact={top.length > 0} />}
          >
            {top.map(({ posted, replies }) => (
              <MessageItem key={posted.message.ts} posted={posted} replies={replies} />
            ))}
          </MessageList>
          {isDirect && <PromptBar channelId={channel.id} />}
          {globals.length + frame.app.functions.length > 0 && (
            <fieldset className="shortcut-bar" aria-label="Shortcuts">
              {globals.map(({ callbackId, name, description }) => (
                <button
                  key={callbackId}
                  type="button"
                  className="button small"
                  title={description}
                  onClick={() => void act({ do: 'globalShortcut', callbackId })}
                >
                  <Icon name="lightning" /> {name}
                </button>
              ))}
              <WorkflowSteps />
            </fieldset>
          )}
          <Composer
            channelId={channel.id}
            label={`Message ${title}`}
            placeholder={
              isDirect ? 'Ask in your own words' : 'Ask: / for the command, @ for the app'
            }
            hasCommands
            isFocused
            onSend={(text) => {
              setSends(sends + 1);
              return act({ do: 'say', channel: channel.id, text, threadTs: null });
            }}
          />
        </>
      )}
    </main>
  );
}
