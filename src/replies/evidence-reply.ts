import type { Match, WordEvidence } from '../desk/answer.ts';
import { longestShown, mostEvidence } from '../limits.ts';
import { longestButtonText } from '../slack-limits.ts';
import { bullets, context, paragraph, plain, richText } from './elements.ts';
import type { Reply } from './reply.ts';
import { shorten } from './shorten.ts';
import { toSlackText } from './to-slack-text.ts';

/** Says why a fact answered a question: which words met what. */
export function evidenceReply({ fact, score, evidence }: Match): Reply {
  const opening = `Why “${shorten(fact.title, longestButtonText)}”: what each word of the question met.`;
  const lines = evidence.slice(0, mostEvidence).map(describeEvidence);
  const footnote = `Score ${score.toFixed(2)} of 1. Words alone decide; the same question gets the same answer.`;

  return {
    blocks: [
      richText(
        paragraph(plain(opening)),
        ...(lines.length === 0 ? [] : [bullets(lines.map((line) => paragraph(plain(line))))]),
      ),
      context(footnote),
    ],
    text: toSlackText([opening, ...lines.map((line) => `- ${line}`), footnote].join('\n')),
  };
}

/** One word and what it met, as a line. */
export function describeEvidence({ word, met, by }: WordEvidence): string {
  const shown = `“${shorten(word, longestShown.word)}”`;
  const other = by === null ? 'a word of the fact' : `“${shorten(by, longestShown.met)}”`;

  switch (met) {
    case 'same':
      return `${shown} is in the fact`;
    case 'synonym':
      return `${shown} means the same as ${other}`;
    case 'corrected':
      return `${shown} was read as ${other}`;
    case 'related':
      return `${shown} is near ${other}, which explains nothing by itself`;
    case 'outside':
      return `${shown} is not on the complete list of ${by === null ? 'the fact' : shorten(by, longestShown.met)}`;
    case 'nothing':
      return `${shown} met nothing`;
  }
}
