import type { ChannelSettings } from '../desk/channel-settings.ts';
import type { Language } from '../language/detect-language.ts';
import { actionIds } from './action-ids.ts';
import { languageOfReply, notice, withNotice } from './notice-reply.ts';
import type { Reply, ReplyBlock } from './reply.ts';
import { stringsOf } from './strings/strings-of.ts';

/** Somebody asked in a channel where the desk is switched off. `command` with its slash. */
export function offReply(command: string, language: Language): Reply {
  return notice(language, ({ off }) => off(command));
}

/** A curator changed what holds in a channel. */
export function settingsSavedReply(
  { manner, adders, sources }: ChannelSettings,
  language: Language,
): Reply {
  const { manners, addersNames, whoAdds } = stringsOf(language).forms.settings;
  const { name, means } = manners[manner];
  return notice(language, ({ saved, allSources, someSources }) =>
    [
      saved(name, means, sources === null ? allSources : someSources(sources.length)),
      whoAdds(addersNames[adders]),
    ].join(' '),
  );
}

/** Somebody who may not change settings wanted to. */
export function notCuratorReply(hasOwnCurators: boolean, language: Language): Reply {
  return notice(language, ({ notCurator, notCuratorByConfig }) =>
    hasOwnCurators ? notCurator : notCuratorByConfig,
  );
}

/** Settings were asked for where there are none to change. `command` with its slash. */
export function settingsElsewhereReply(command: string, language: Language): Reply {
  return notice(language, ({ settingsElsewhere }) => settingsElsewhere(command));
}

/** What was to be shown to all may be shown to a curator only. */
export function notForAllReply(language: Language): Reply {
  return notice(language, ({ notForAll }) => notForAll);
}

/** A curator decided that nothing is shared in that channel. */
export function notSharedHereReply(language: Language): Reply {
  return notice(language, ({ notSharedHere }) => notSharedHere);
}

/** Says to a curator that others do not get that reply, above it. */
export function underEmbargoReply(reply: Reply): Reply {
  return withNotice(stringsOf(languageOfReply(reply)).notices.underEmbargo, reply);
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
