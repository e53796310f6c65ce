import type { AnsweredQuestion } from '../desk/consult.ts';
import { longestShown } from '../limits.ts';
import { type AnswerReplyOptions, answerReply } from './answer-reply.ts';
import { paragraph, plain, richText } from './elements.ts';
import { takeWhatFits } from './fit-reply.ts';
import type { Reply } from './reply.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';

/** The answers to several questions of one message, each under its question, as many as one reply holds. */
export function answersReply({
  answers,
  ...place
}: Omit<AnswerReplyOptions, 'answer' | 'ruling'> & {
  readonly answers: readonly AnsweredQuestion[];
}): Reply {
  const parts = answers.map(({ question, ...found }, at) => ({
    heading: formatQuestion(question, at),
    reply: answerReply({ ...found, ...place }),
  }));
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
  const left = parts.slice(taken.length).map(({ heading }) => `Please ask by itself: ${heading}`);
  const cited = taken.flatMap(({ reply }) => reply.cited ?? []);
  const [first] = cited;
  return {
    blocks: [...toBlocks(taken), ...left.map((line) => richText(paragraph(plain(line))))],
    text: [toText(taken), ...left.map(toSlackText)].join('\n\n'),
    ...(first && {
      cited: { ...first, factIds: [...new Set(cited.flatMap(({ factIds }) => factIds))] },
    }),
  };
}

/** "2. Who is in?" */
export function formatQuestion(question: string, at: number): string {
  return `${at + 1}. ${shorten(question, longestShown.claim)}`;
}
