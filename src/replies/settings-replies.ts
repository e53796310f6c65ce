import type { ChannelSettings } from '../desk/channel-settings.ts';
import { actionIds } from './action-ids.ts';
import { noticeReply, withNotice } from './notice-reply.ts';
import type { Reply, ReplyBlock } from './reply.ts';
import { addersWords, mannerWords } from './settings-view.ts';

/** Somebody asked in a channel where the desk is switched off. `command` with its slash. */
export function offReply(command: string): Reply {
  return noticeReply(
    `I am switched off in this channel. A curator can change that: ${command} settings. You can ask me in a direct message.`,
  );
}

/** A curator changed what holds in a channel. */
export function settingsSavedReply({ manner, adders, sources }: ChannelSettings): Reply {
  const { name, means } = mannerWords[manner];
  const from =
    sources === null
      ? 'all sources'
      : `${sources.length} ${sources.length === 1 ? 'source' : 'sources'}`;
  return noticeReply(
    `Saved for this channel: ${name}. ${means} I answer from ${from}. Who may add a source here: ${addersWords[adders].toLowerCase()}.`,
  );
}

/** Somebody who may not change settings wanted to. */
export function notCuratorReply(hasOwnCurators: boolean): Reply {
  return noticeReply(
    hasOwnCurators
      ? 'Only curators change settings. Whoever installed me is one, and can name you by the same command.'
      : 'Only curators change settings. Whoever runs me names them (CURATORS).',
  );
}

/** Settings were asked for where there are none to change. `command` with its slash. */
export function settingsElsewhereReply(command: string): Reply {
  return noticeReply(`Settings are for a channel: type ${command} settings in it.`);
}

/** What was to be shown to all may be shown to a curator only. */
export function notForAllReply(): Reply {
  return noticeReply('I may not show that to everybody here: it is internal, or under embargo.');
}

/** A curator decided that nothing is shared in that channel. */
export function notSharedHereReply(): Reply {
  return noticeReply('I speak privately in this channel, so I do not share there.');
}

/** Says to a curator that others do not get that reply, above it. */
export function underEmbargoReply(reply: Reply): Reply {
  return withNotice(
    'For you as a curator: some of this is under embargo, and is not shown to others yet.',
    reply,
  );
}

const sharing: ReadonlySet<string> = new Set([actionIds.shareAnswer, actionIds.shareVerdict]);

/** Takes the buttons out of a reply that would share it. */
export function withoutShareButtons(reply: Reply): Reply {
  const blocks = reply.blocks.flatMap((block): ReplyBlock[] => {
    if (block.type !== 'actions') return [block];
    const elements = block.elements.filter(
      (element) => !('action_id' in element && sharing.has(element.action_id ?? '')),
    );
    return elements.length === 0 ? [] : [{ ...block, elements }];
  });
  return { ...reply, blocks };
}
