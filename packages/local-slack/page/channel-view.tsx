import { useState } from 'react';
import type { PageChannel } from '../src/page-server/page-state.ts';
import { blocksOf } from '../src/workspace/view-store.ts';
import { BlockList } from './block-list.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icons.tsx';
import { MessageItem } from './message-item.tsx';
import { MessageList } from './message-list.tsx';
import { usePage } from './page-context.ts';
import { topMessages } from './select-messages.ts';
import { Welcome } from './welcome.tsx';

export interface ChannelViewProps {
  readonly channel: PageChannel;
  readonly onMenu: () => void;
}

/** A conversation: its name, its messages, and where to type. */
export function ChannelView({ channel, onMenu }: ChannelViewProps) {
  const { frame, messages, act } = usePage();
  const [tab, setTab] = useState<'messages' | 'home'>('messages');
  const [sends, setSends] = useState(0);
  const isDirect = channel.kind === 'im';
  const title = isDirect ? frame.app.name : `#${channel.name}`;
  const top = topMessages(messages, channel.id);
  const openTab = (next: 'messages' | 'home') => {
    setTab(next);
    void act({ do: 'openHome', tab: next });
  };
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
        <div className="tabs" role="tablist" aria-label={frame.app.name}>
          {(['messages', 'home'] as const).map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={tab === name}
              onClick={() => openTab(name)}
            >
              {name === 'home' ? 'Home' : 'Messages'}
            </button>
          ))}
        </div>
      )}
      {isDirect && tab === 'home' ? (
        <div className="home" role="tabpanel" aria-label="Home">
          {frame.home ? (
            <BlockList blocks={blocksOf(frame.home)} onElement={() => {}} />
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
          {globals.length > 0 && (
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
