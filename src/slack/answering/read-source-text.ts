import { isWebCode, readArticle } from '../../drafting/read-article.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import { splitSentences } from '../../language/split-sentences.ts';
import {
  fewestSourceSentences,
  longestChannelSource,
  longestShown,
  shortestWrapped,
} from '../../limits.ts';
import type { NoSource } from '../../replies/addition-replies.ts';
import { shorten } from '../../replies/shorten.ts';

/** A text as a source: what it is called, and its paragraphs with a line break between two. */
export interface SourceText {
  readonly title: string;
  readonly body: string;
}

/**
 * Reads a text as a source, or says why it is none. The first line is its title, and stays in the text where it is a
 * sentence; lines that are the page's own are left out.
 *
 * @param text  As `readArticleText` gives it.
 * @param given  Its title, where somebody filled one in.
 */
export function readSourceText(text: string, given: string | null = null): SourceText | NoSource {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty';
  if (text.length > longestChannelSource) return 'long';
  if (isWebCode(text)) return 'code';
  if (!/[A-Za-z]/.test(text) || detectLanguage(text) !== 'en') return 'language';

  const lines = joinWrapped(text.split('\n').filter((line) => line !== ''));
  const title = (given ?? lines[0] ?? '').replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(title)) return 'empty';
  const isHeadline =
    lines[0] === title && title.length <= longestShown.sourceTitle && !ends.test(title);
  const { paragraphs } = readArticle(lines.join('\n'), isHeadline ? title : '');
  const sentences = paragraphs
    .flatMap((paragraph) => splitSentences(paragraph))
    .filter((sentence) => /\p{L}/u.test(sentence.text));
  if (sentences.length < fewestSourceSentences) return 'short';
  return { title: shorten(title, longestShown.sourceTitle), body: paragraphs.join('\n') };
}

const ends = /[.!?]["”’')]*$/;

/** A line that a mail program or an editor wrapped goes on in the next. */
function joinWrapped(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let before = '';
  for (const line of lines) {
    const isWrapped =
      before.length >= shortestWrapped && !/[.!?:;"”’')]$/.test(before) && /^\p{Ll}/u.test(line);
    if (isWrapped) joined.push(`${joined.pop() ?? ''} ${line}`);
    else joined.push(line);
    before = line;
  }
  return joined;
}
