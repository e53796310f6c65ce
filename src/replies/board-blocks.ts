import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Board } from '../desk/board.ts';
import type { Language } from '../language/detect-language.ts';
import { mostBoardLines } from '../limits.ts';
import {
  type BoardPart,
  type BoardSection,
  boardNumbers,
  boardSections,
} from './board-sections.ts';
import { bullets, context, paragraph, plain, plainText, richText } from './elements.ts';
import { stringsOf } from './strings/strings-of.ts';

/** The curators' board as blocks of their Home: seven, whatever is on it. `null` where it cannot be reached. */
export function boardBlocks(
  board: Board | null,
  { today, language }: { readonly today: string; readonly language: Language },
): KnownBlock[] {
  const say = stringsOf(language).board;
  const heading: KnownBlock = { type: 'header', text: plainText(say.title) };
  if (board === null) return [heading, context(say.away)];
  const sections = boardSections(board, { today, most: mostBoardLines, language });
  return [
    heading,
    context(say.about),
    richText(paragraph(plain(boardNumbers(board, language)))),
    ...sections.map(sectionBlock),
  ];
}

function sectionBlock({ title, lines, below }: BoardSection): KnownBlock {
  return richText(
    paragraph(plain(title, { bold: true })),
    ...(lines.length > 0
      ? [bullets(lines.map((parts) => paragraph(...parts.map(toElement))))]
      : []),
    ...(below === '' ? [] : [paragraph(plain(below))]),
  );
}

function toElement(part: BoardPart): RichTextElement {
  return typeof part === 'string' ? plain(part) : { type: 'user', user_id: part.userId };
}
