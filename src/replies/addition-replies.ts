import type { KnowledgeBase, Source } from '../knowledge/knowledge-base.ts';
import type { QuotedAddition } from '../knowledge/quoted-addition.ts';
import {
  longestChannelSource,
  longestShown,
  mostChannelSources,
  mostSourcesListed,
} from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { bullets, button, paragraph, plain, richText, row } from './elements.ts';
import { formatOrigin } from './format-citation.ts';
import { formatDay } from './format-day.ts';
import { noticeReply } from './notice-reply.ts';
import type { Reply } from './reply.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';

/** Why a text that somebody gave is no source. */
export type NoSource = 'empty' | 'files' | 'short' | 'long' | 'language' | 'code';

/** What is wrong with a text, as one plain line. */
export function formatNoSource(why: NoSource): string {
  switch (why) {
    case 'empty':
      return 'I found no words there to take as a source.';
    case 'files':
      return 'I do not read files, and found no words beside it. Please paste the text.';
    case 'short':
      return 'That is too short to be a source: it has fewer than two sentences beside its title.';
    case 'long':
      return `That is too long: I take up to ${longestChannelSource.toLocaleString('en')} characters.`;
    case 'language':
      return 'I read sources in English only.';
    case 'code':
      return 'That is the code of a web page. Please paste the words that it shows.';
  }
}

/** Why somebody may not put a text in where they are. */
export function formatMayNotAdd(why: 'off' | 'nobody' | 'curators' | 'shared' | 'unknown'): string {
  switch (why) {
    case 'off':
      return 'I am switched off in this channel, so I take no sources here.';
    case 'nobody':
      return 'Nobody adds sources in this channel: its settings say so.';
    case 'curators':
      return 'Only curators add sources here. They can change that in the settings of the channel.';
    case 'shared':
      return 'I take no sources in a channel that is shared with another organisation, or of which I may not know it.';
    case 'unknown':
      return 'I could not look up who may add sources here. Please try again in a minute.';
  }
}

/** A text was put in, or was there. */
export function addedReply(
  { title, paragraphs, added }: Source,
  { isNew, command }: { readonly isNew: boolean; readonly command: string },
): Reply {
  const name = `“${shorten(title, longestShown.sourceTitle)}”`;
  const until = added ? formatDay(added.until) : '';
  const count = `${paragraphs.length} ${paragraphs.length === 1 ? 'paragraph' : 'paragraphs'}`;
  return noticeReply(
    isNew
      ? `Added: ${name}, ${count}. Until ${until} I answer and check from it here, and nowhere else. Each answer says that it is uncurated, and that you added it. ${command} sources lists it, and removes it.`
      : `${name} is here already. ${command} sources says until when.`,
  );
}

/** A channel has as many texts as it may. @param command  With its slash. */
export function tooManyAddedReply(command: string): Reply {
  return noticeReply(
    `This channel has ${mostChannelSources} added sources, and I keep no more at a time. Remove one first: ${command} sources.`,
  );
}

/** A text could not be kept, or removed. */
export function additionFailedReply(): Reply {
  return noticeReply(
    'I could not reach what I keep, so nothing is changed. Please try again in a minute.',
  );
}

/** A reply quotes a text that is no longer there. @param at  Now, in milliseconds since the epoch. */
export function additionGoneReply({ title, until }: QuotedAddition, at: number): Reply {
  const name = `“${shorten(title, longestShown.sourceTitle)}”`;
  const gone = at >= until ? `ran out on ${formatDay(until)}` : 'was removed since';
  return noticeReply(
    `That is from ${name}, which was added in this channel and ${gone}. The reply keeps its quote; I no longer have the text.`,
  );
}

/** A text was removed. */
export function removedReply({ title }: Pick<Source, 'title'>): Reply {
  return noticeReply(
    `Removed: “${shorten(title, longestShown.sourceTitle)}”. I no longer answer from it here.`,
  );
}

/** What the desk answers from where somebody asks, and what people put in there, each with its button. */
export function sourcesReply(
  { sources }: Pick<KnowledgeBase, 'sources'>,
  { command }: { readonly command: string },
): Reply {
  const all = Object.values(sources);
  const curated = all.filter(({ added }) => !added);
  const lines = curated
    .slice(0, mostSourcesListed)
    .map(
      (source) =>
        `“${shortTitle(source)}” · ${formatOrigin({ source: source.id }, { sources }, 'en')}`,
    );
  const more = curated.length - lines.length;
  const listed = [...lines, ...(more > 0 ? [`and ${more} more`] : [])];
  const opening =
    listed.length === 0 ? 'I have no curated source here.' : 'I answer here from these sources:';
  const ownLines = all.flatMap((source) => {
    const { added } = source;
    if (!added) return [];
    const days = `on ${formatDay(added.at)}, until ${formatDay(added.until)}`;
    return [{ source, by: added.by, days }];
  });
  const heading =
    ownLines.length === 0
      ? `Nobody added one in this channel. ${command} source takes a text, and so does “Use as a source” on a message.`
      : 'Added in this channel, uncurated:';
  return {
    blocks: [
      richText(
        paragraph(plain(opening)),
        // Slack refuses an empty list.
        ...(listed.length === 0 ? [] : [bullets(listed.map((line) => paragraph(plain(line))))]),
      ),
      richText(paragraph(plain(heading))),
      ...ownLines.flatMap(({ source, by, days }) => [
        richText(paragraph(plain('Added by '), { type: 'user', user_id: by }, plain(` ${days}:`))),
        row(
          `“${shortTitle(source)}”`,
          button({
            actionId: actionIds.removeSource,
            label: 'Remove',
            value: JSON.stringify(['source', source.id]),
          }),
        ),
      ]),
    ],
    text: toSlackText(
      [
        opening,
        ...listed.map((line) => `- ${line}`),
        heading,
        ...ownLines.map(({ source, days }) => `- “${shortTitle(source)}”, added ${days}`),
      ].join('\n'),
    ),
  };
}

/** Sources were asked for where they are not listed. `command` with its slash. */
export function sourcesElsewhereReply(command: string): Reply {
  return noticeReply(
    `${command} sources lists what I answer from here. ${command} source adds a text to this channel; a message to me that begins with “source” and a line break does, too.`,
  );
}

function shortTitle({ title }: Source): string {
  return shorten(title, longestShown.sourceInList);
}
