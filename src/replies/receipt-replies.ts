import type { RichTextElement } from '@slack/types';
import { formatReceiptId } from '../desk/receipt-id.ts';
import type { Language } from '../language/detect-language.ts';
import { longestShown } from '../limits.ts';
import { bullets, context, paragraph, plain, quoted, richText } from './elements.ts';
import { takeWhatFits } from './fit-reply.ts';
import { noticeReply } from './notice-reply.ts';
import { type ReceiptRow, receiptRows, type ShownReceipt } from './receipt-rows.ts';
import type { Reply, ReplyBlock } from './reply.ts';
import { shorten } from './shorten.ts';
import type { Strings } from './strings/en.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';

/** Who is in a receipt, by Slack's ids. Only curators see it. */
export interface ReceiptPeople {
  readonly userId: string | null;
  readonly authorId: string | null;
  readonly sharedBy: string | null;
  readonly channelId: string;
  readonly isPublic: boolean;
}

/** A receipt in Slack. */
export function receiptReply(
  receipt: ShownReceipt,
  { people, language }: { readonly people: ReceiptPeople | null; readonly language: Language },
): Reply {
  const strings = stringsOf(language);
  const all = receiptRows(receipt, strings);
  const who = people ? [richText(paragraph(...whoElements(people, strings)))] : [];
  const build = (rows: readonly ReceiptRow[]): ReplyBlock[] => [
    ...rows.map(rowBlock),
    ...who,
    ...(rows.length < all.length
      ? [context(strings.receipts.onCommandLine(formatReceiptId(receipt.id)))]
      : []),
  ];
  const shown = takeWhatFits(all, build);
  return {
    blocks: build(shown),
    text: toSlackText(
      shown
        .flatMap(({ name, text, quote }) => [`${name}: ${text}`, ...(quote ? [`“${quote}”`] : [])])
        .join('\n'),
    ),
  };
}

/** The one sentence for an id that is not there, and for one that is somebody else's. */
export function receiptRefusedReply(language: Language): Reply {
  return noticeReply(stringsOf(language).receipts.refused);
}

export function noReceiptsReply(
  why: 'nothingKept' | 'failed' | 'changed',
  language: Language,
): Reply {
  return noticeReply(stringsOf(language).receipts[why]);
}

/** The last receipts of whoever asks. */
export function ownReceiptsReply(
  own: readonly {
    readonly id: string;
    readonly madeAt: string;
    readonly question: string | null;
  }[],
  { command, language }: { readonly command: string; readonly language: Language },
): Reply {
  const { receipts } = stringsOf(language);
  if (own.length === 0) return noticeReply(receipts.ownNone);
  const opening = receipts.own(command);
  const lines = own.map(({ id, madeAt, question }) => {
    const asked = question ? shorten(question, longestShown.cell) : receipts.wordsDeleted;
    return `${formatReceiptId(id)} · ${madeAt} · ${asked}`;
  });
  return {
    blocks: [
      richText(paragraph(plain(opening)), bullets(lines.map((line) => paragraph(plain(line))))),
    ],
    text: toSlackText([opening, ...lines.map((line) => `- ${line}`)].join('\n')),
  };
}

/** Names the receipt of an answer under what says why it was given. */
export function withReceipt(
  reply: Reply,
  {
    id,
    command,
    language,
  }: { readonly id: string; readonly command: string; readonly language: Language },
): Reply {
  const line = stringsOf(language).receipts.pointer(formatReceiptId(id), command);
  return {
    ...reply,
    blocks: [...reply.blocks, context(line)],
    text: `${reply.text}\n${toSlackText(line)}`,
  };
}

function rowBlock({ name, text, quote }: ReceiptRow): ReplyBlock {
  return richText(
    paragraph(plain(`${name}: `, { bold: true }), plain(text)),
    ...(quote === undefined ? [] : [quoted(quote)]),
  );
}

/** Slack shows names for ids. */
function whoElements(people: ReceiptPeople, strings: Strings): RichTextElement[] {
  const { userId, authorId, sharedBy, channelId, isPublic } = people;
  const { receipts } = strings;
  const toUser = (before: string, id: string | null): RichTextElement[] =>
    id === null ? [] : [plain(before), { type: 'user', user_id: id }, plain('; ')];
  return [
    plain(`${receipts.names.who}: `, { bold: true }),
    ...(userId === null
      ? [plain(`${receipts.askedBy}${receipts.nobody}; `)]
      : toUser(receipts.askedBy, userId)),
    ...toUser(receipts.writtenBy, authorId),
    ...toUser(receipts.sharedBy, sharedBy),
    plain(isPublic ? receipts.shownToAll : receipts.shownAlone),
    { type: 'channel', channel_id: channelId },
  ];
}
