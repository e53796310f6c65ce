import type { Answered, AnsweredQuestion } from '../desk/consult.ts';
import { longestShown } from '../limits.ts';
import { type AnswerReplyOptions, answerReply } from './answer-reply.ts';
import { paragraph, plain, richText } from './elements.ts';
import { takeWhatFits } from './fit-reply.ts';
import { noticeReply } from './notice-reply.ts';
import type { Reply } from './reply.ts';
import { shorten } from './shorten.ts';
import { stringsOf } from './strings/strings-of.ts';
import { toSlackText } from './to-slack-text.ts';

/**
 * The answers to several questions of one message, each under its question, as many as one reply holds. Compact: what
 * is done next with an answer is a question by itself away, and what is said once is not said again.
 */
export function answersReply({
  answers,
  ...place
}: Omit<AnswerReplyOptions, 'answer' | 'ruling'> & {
  readonly answers: readonly AnsweredQuestion[];
}): Reply {
  const { notices } = stringsOf(answers[0]?.answer.language ?? 'en');
  const replies = answers.map(({ question: _, ...found }) =>
    toCompact(found, answerReply({ ...found, ...place })),
  );
  const parts = answers.map(({ question }, at) => {
    const heading = formatQuestion(question, at);
    const reply = replies[at] ?? noticeReply('');
    const same = replies.findIndex(({ text }) => text === reply.text);
    return { heading, reply: same < at ? noticeReply(notices.asTo(same + 1)) : reply };
  });
  const toBlocks = (taken: typeof parts) =>
    taken.flatMap(({ heading, reply }) => [
      richText(paragraph(plain(heading, { bold: true }))),
      ...reply.blocks,
    ]);
  const toText = (taken: typeof parts) =>
    taken.map(({ heading, reply }) => `${toSlackText(heading)}\n${reply.text}`).join('\n\n');

  const taken = [
    ...takeWhatFits(
      parts,
      (some) => toBlocks([...some]),
      (some) => toText([...some]),
    ),
  ];
  const left = parts.slice(taken.length).map(({ heading }) => notices.askApart(heading));
  const cited = taken.flatMap(({ reply }) => reply.cited ?? []);
  const [first] = cited;
  return {
    blocks: [...toBlocks(taken), ...left.map((line) => richText(paragraph(plain(line))))],
    text: [toText(taken), ...left.map(toSlackText)].join('\n\n'),
    ...(first && {
      cited: {
        ...first,
        facts: [
          ...new Map(cited.flatMap(({ facts }) => facts).map((one) => [one.id, one])).values(),
        ],
      },
    }),
  };
}

/** Without buttons; but for a choice, which is made by one. */
function toCompact({ answer }: Answered, reply: Reply): Reply {
  return answer.kind === 'choice'
    ? reply
    : { ...reply, blocks: reply.blocks.filter(({ type }) => type !== 'actions') };
}

/** "2. Who is in?" */
export function formatQuestion(question: string, at: number): string {
  return `${at + 1}. ${shorten(question, longestShown.claim)}`;
}
