import type { KnowledgeBase, Source } from '../knowledge/knowledge-base.ts';
import type { QuotedAddition } from '../knowledge/quoted-addition.ts';
import type { Language } from '../language/detect-language.ts';
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
import type { Strings } from './strings/en.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';

/** A line about texts that people put into a channel: `additionNotice('ko', ({ gone }) => gone)`. */
export function additionNotice(
  language: Language,
  choose: (additions: Strings['additions']) => string,
): Reply {
  return noticeReply(choose(stringsOf(language).additions));
}

/** Why a text that somebody gave is no source. */
export type NoSource = 'empty' | 'files' | 'short' | 'long' | 'language' | 'code';

/** Says what is wrong with a text. */
export function noSourceReply(why: NoSource, language: Language): Reply {
  return additionNotice(language, ({ noSource, tooLong }) =>
    why === 'long' ? tooLong(longestChannelSource.toLocaleString('en')) : noSource[why],
  );
}

/** Why somebody may not put a text in where they are. */
export function mayNotAddReply(
  why: keyof Strings['additions']['mayNot'],
  language: Language,
): Reply {
  return additionNotice(language, ({ mayNot }) => mayNot[why]);
}

export interface AddedReplyOptions {
  readonly isNew: boolean;
  /** With its slash. */
  readonly command: string;
  readonly language: Language;
}

/** A text was put in, or was there. */
export function addedReply(
  { title, paragraphs, added }: Source,
  { isNew, command, language }: AddedReplyOptions,
): Reply {
  const name = shorten(title, longestShown.sourceTitle);
  const until = added ? formatDay(added.until, language) : '';
  return additionNotice(language, (say) =>
    isNew ? say.added(name, paragraphs.length, until, command) : say.known(name, command),
  );
}

/** A channel has as many texts as it may. @param command  With its slash. */
export function tooManyAddedReply(command: string, language: Language): Reply {
  return additionNotice(language, ({ tooMany }) => tooMany(mostChannelSources, command));
}

/** A reply quotes a text that is no longer there. @param at  Now, in milliseconds since the epoch. */
export function additionGoneReply(
  { title, until }: QuotedAddition,
  at: number,
  language: Language,
): Reply {
  const name = shorten(title, longestShown.sourceTitle);
  return additionNotice(language, ({ ranOut, wasRemoved }) =>
    at >= until ? ranOut(name, formatDay(until, language)) : wasRemoved(name),
  );
}

/** A text was removed. */
export function removedReply({ title }: Pick<Source, 'title'>, language: Language): Reply {
  return additionNotice(language, ({ removed }) =>
    removed(shorten(title, longestShown.sourceTitle)),
  );
}

/** What the desk answers from where somebody asks, and what people put in there, each with its button. */
export function sourcesReply(
  { sources }: Pick<KnowledgeBase, 'sources'>,
  { command, language }: { readonly command: string; readonly language: Language },
): Reply {
  const say = stringsOf(language).additions;
  const all = Object.values(sources);
  const curated = all.filter(({ added }) => !added);
  const lines = curated
    .slice(0, mostSourcesListed)
    .map(
      (source) =>
        `“${shortTitle(source)}” · ${formatOrigin({ source: source.id }, { sources }, language)}`,
    );
  const more = curated.length - lines.length;
  const listed = [...lines, ...(more > 0 ? [say.more(more)] : [])];
  const opening = listed.length === 0 ? say.noneCurated : say.curated;
  const ownLines = all.flatMap((source) => {
    const { added } = source;
    if (!added) return [];
    const days = say.days(formatDay(added.at, language), formatDay(added.until, language));
    return [{ source, by: added.by, days }];
  });
  const heading = ownLines.length === 0 ? say.noneAdded(command) : say.addedHere;
  return {
    blocks: [
      richText(
        paragraph(plain(opening)),
        // Slack refuses an empty list.
        ...(listed.length === 0 ? [] : [bullets(listed.map((line) => paragraph(plain(line))))]),
      ),
      richText(paragraph(plain(heading))),
      ...ownLines.flatMap(({ source, by, days }) => {
        const [before, after] = say.by(days);
        return [
          richText(paragraph(plain(before), { type: 'user', user_id: by }, plain(after))),
          row(
            `“${shortTitle(source)}”`,
            button({
              actionId: actionIds.removeSource,
              label: say.remove,
              value: JSON.stringify(['source', source.id]),
            }),
          ),
        ];
      }),
    ],
    text: toSlackText(
      [
        opening,
        ...listed.map((line) => `- ${line}`),
        heading,
        ...ownLines.map(({ source, days }) => `- ${say.inText(shortTitle(source), days)}`),
      ].join('\n'),
    ),
  };
}

/** Sources were asked for where they are not listed. `command` with its slash. */
export function sourcesElsewhereReply(command: string, language: Language): Reply {
  return additionNotice(language, ({ elsewhere }) => elsewhere(command));
}

function shortTitle({ title }: Source): string {
  return shorten(title, longestShown.sourceInList);
}
