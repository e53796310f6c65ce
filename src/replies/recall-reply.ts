import type { Button, RichTextSection } from '@slack/types';
import { mostRecallLines } from '../limits.ts';
import { actionIds } from './action-ids.ts';
import { correctionLine, type Told } from './correction-line.ts';
import { actions, bullets, button, paragraph, plain, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { toSlackText } from './to-slack-text.ts';

/** How many were told the old version of a fact. */
export interface ToldBefore {
  readonly replies: number;
  readonly channels: number;
  readonly people: number;
  readonly forgotten: number;
}

/** How many places came to what. */
export interface PlaceTally {
  readonly step: 'update' | 'notice' | 'direct';
  readonly state: 'waiting' | 'begun' | 'done' | 'uncertain' | 'refused' | 'skipped';
  readonly reason: string | null;
  readonly count: number;
}

/** Asks a curator what those get who were told an old version. */
export function recallCard({
  id,
  title,
  told,
  by,
  before,
}: {
  /** Of the recall, as its buttons carry it. */
  readonly id: string;
  readonly title: string;
  readonly told: Told;
  /** Who corrected it. */
  readonly by: string | null;
  readonly before: ToldBefore;
}): Reply {
  const line = correctionLine(told);
  const who = by === null ? [] : [`By ${by}.`];
  const first = `“${title}” was told in its old version: ${formatBefore(before)}.`;
  const last = told.isWithdrawn
    ? 'Void says there that it no longer holds: replies are changed in their place, each thread gets one line, and whoever was told in private a direct message.'
    : 'Amend gives them the new answer: replies are changed in their place, each thread gets one line, and whoever was told in private a direct message. Void does the same without a new answer.';
  const buttons: Button[] = [
    ...(told.isWithdrawn
      ? []
      : [button({ actionId: actionIds.recallAmend, label: 'Amend', value: id })]),
    button({ actionId: actionIds.recallVoid, label: 'Void', value: id }),
    button({ actionId: actionIds.recallPlaces, label: 'Show places', value: id }),
  ];
  return {
    blocks: [
      richText(
        paragraph(plain(first, { bold: true })),
        line.section,
        ...[...who, last].map((said) => paragraph(plain(said))),
      ),
      ...actions(buttons),
    ],
    text: toSlackText([first, line.text, ...who, last].join('\n')),
  };
}

/** Shows how far a recall is, or once it is done, what became of each place. */
export function recallReport({
  id,
  title,
  isVoid,
  isDone,
  tallies,
}: {
  readonly id: string;
  readonly title: string;
  readonly isVoid: boolean;
  readonly isDone: boolean;
  readonly tallies: readonly PlaceTally[];
}): Reply {
  const all = sum(tallies);
  const left = sum(tallies.filter(({ state }) => state === 'waiting' || state === 'begun'));
  const what = isVoid ? 'Withdrawing' : 'Correcting';
  const first = isDone
    ? `Done: “${title}” was ${isVoid ? 'withdrawn' : 'corrected'} where it was told.`
    : `${what} “${title}” where it was told: ${all - left} of ${all} places.`;
  const lines = tallies
    .filter(({ state }) => state !== 'waiting' && state !== 'begun')
    .map(formatTally);
  const shown = [
    ...lines.slice(0, mostRecallLines),
    ...(lines.length > mostRecallLines ? [`and ${lines.length - mostRecallLines} more`] : []),
  ];
  return {
    blocks: [
      richText(
        paragraph(plain(first, { bold: true })),
        ...(shown.length === 0 ? [] : [bullets(shown.map((said) => paragraph(plain(said))))]),
      ),
      ...actions([button({ actionId: actionIds.recallPlaces, label: 'Show places', value: id })]),
    ],
    text: toSlackText([first, ...shown.map((said) => `• ${said}`)].join('\n')),
  };
}

/** Where an old version was told, and what could not be reached. Channels by name, as Slack shows them. */
export function recallPlacesReply({
  title,
  channels,
  before,
  missed,
}: {
  readonly title: string;
  readonly channels: readonly { readonly channelId: string; readonly replies: number }[];
  readonly before: ToldBefore;
  /** Places that were not surely reached. */
  readonly missed: readonly {
    readonly channelId: string;
    readonly step: PlaceTally['step'];
    readonly state: 'uncertain' | 'refused' | 'skipped';
    readonly reason: string | null;
  }[];
}): Reply {
  const first = `“${title}” in its old version: ${formatBefore(before)}.`;
  const rows: readonly { readonly channelId: string; readonly said: string }[] = [
    ...channels.map(({ channelId, replies }) => ({
      channelId,
      said: `: ${count(replies, 'reply', 'replies')}`,
    })),
    ...missed.map(({ channelId, step, state, reason }) => ({
      channelId,
      said: `: ${steps[step].one} ${endings[state]}${formatReason(reason)}`,
    })),
  ].slice(0, mostRecallLines);
  const sections: RichTextSection[] = rows.map(({ channelId, said }) =>
    paragraph({ type: 'channel', channel_id: channelId }, plain(said)),
  );
  return {
    blocks: [
      richText(
        paragraph(plain(first, { bold: true })),
        ...(sections.length === 0 ? [] : [bullets(sections)]),
      ),
    ],
    text: [
      toSlackText(first),
      ...rows.map(({ channelId, said }) => `• <#${channelId}>${toSlackText(said)}`),
    ].join('\n'),
  };
}

const steps = {
  update: { one: 'a reply', many: 'replies' },
  notice: { one: 'the line in a thread', many: 'lines in threads' },
  direct: { one: 'a direct message', many: 'direct messages' },
} as const;

const endings = {
  uncertain: 'may have arrived: it is not sent again',
  refused: 'could not be reached',
  skipped: 'has nobody left to tell',
} as const;

/** What Slack, or the desk, calls it; and what a newsroom does. */
const reasons: Readonly<Record<string, string>> = {
  cant_update_message: 'Slack does not let it be changed',
  channel_not_found: 'the channel is gone, or I am not in it',
  edit_window_closed: 'Slack does not let it be changed any more',
  forgotten: 'they asked to be forgotten, or their time was over',
  interrupted: 'I was stopped while I sent it',
  is_archived: 'the channel is archived',
  message_not_found: 'the message was deleted',
  other_version: 'the fact was changed again, so begin anew',
  not_in_channel: 'I am not in that channel',
  slack_away: 'Slack did not take it for over an hour',
  thread_not_found: 'the thread was deleted',
  user_not_found: 'that person is gone',
  locked_out: 'the workspace no longer lets me in',
};

function formatTally({ step, state, reason, count: many }: PlaceTally): string {
  const { one, many: several } = steps[step];
  const thing = `${many.toLocaleString('en')} ${many === 1 ? one.replace(/^(?:a|the) /, '') : several}`;
  switch (state) {
    case 'uncertain':
      return `${thing} may have arrived, and ${many === 1 ? 'is' : 'are'} not sent again${formatReason(reason)}`;
    case 'refused':
      return `${thing} could not be reached${formatReason(reason)}`;
    case 'skipped':
      return `${thing} with nobody left to tell${formatReason(reason)}`;
    default:
      return `${thing} ${step === 'update' ? 'changed' : 'sent'}`;
  }
}

function formatReason(reason: string | null): string {
  return reason === null ? '' : `: ${reasons[reason] ?? reason}`;
}

/** "3 replies in 2 channels and 5 people in private were told". */
function formatBefore({ replies, channels, people, forgotten }: ToldBefore): string {
  const places = `${count(replies, 'reply', 'replies')} in ${count(channels, 'channel', 'channels')}`;
  const parts = [
    ...(replies > 0 ? [places] : []),
    ...(people > 0 ? [`${count(people, 'person', 'people')} in private`] : []),
    ...(forgotten > 0 ? [`${count(forgotten, 'answer', 'answers')} to nobody I still know`] : []),
  ];
  return parts.length === 0 ? 'nothing I know of' : parts.join(', ');
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

function sum(tallies: readonly PlaceTally[]): number {
  return tallies.reduce((all, { count: more }) => all + more, 0);
}
