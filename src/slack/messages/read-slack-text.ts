import { normaliseText } from '../../language/normalise-text.ts';
import { readPlainText } from '../../reading/read-plain-text.ts';
import { longestMessage } from '../../slack-limits.ts';
import { cleanText } from '../receiving/clean-body.ts';

export interface SlackTextOptions {
  /** Our own user, whose mention is an address and not part of the question. */
  readonly botUserId?: string | undefined;
}

/**
 * Reads what a person typed out of what Slack sends: markup becomes the words that it shows, entities are
 * unescaped once, and the rest is read as plain text in one Unicode form.
 */
export function readSlackText(text: string, options: SlackTextOptions = {}): string {
  return normaliseText(readPlainText(readShown(text, options)));
}

/** The same, line by line: a draft's paragraphs stay apart. */
export function readSlackLines(text: string, options: SlackTextOptions = {}): string {
  return readPlainText(readShown(text, options))
    .split(/\r?\n/)
    .map(normaliseText)
    .join('\n')
    .trim();
}

/** The same as a source is kept: the writer's own quotation marks and dashes, and no control characters. */
export function readSlackArticle(text: string, options: SlackTextOptions = {}): string {
  return readArticleText(readShown(text, options));
}

/** Reads a text as it was typed or pasted into a form, where nothing is markup. */
export function readArticleText(text: string): string {
  return readPlainText(cleanText(text))
    .split(/\r?\n|\r|[\u2028\u2029\u0085]/)
    .map((line) =>
      line
        .replace(/^[\s>]+/, '')
        .replace(/[\s\p{Z}]+/gu, ' ')
        .replace(/[\p{Cc}\p{Cf}]+/gu, '')
        .trim(),
    )
    .join('\n')
    .trim();
}

function readShown(text: string, { botUserId }: SlackTextOptions): string {
  // Where the text is cut, half of a character may be left.
  const shown = cleanText(text.slice(0, longestMessage)).replace(
    /<([^<>]*)>/g,
    (_, inside: string) => readMarkup(inside, botUserId),
  );

  return unescapeOnce(shown);
}

/** One pass: `&amp;lt;` is the text `&lt;`, not `<`. */
function unescapeOnce(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/** `inside` is what stands between < and >: `@U1|ana`, `#C1|desk`, `!here`, `https://a.example|label`. */
function readMarkup(inside: string, botUserId: string | undefined): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? null : inside.slice(bar + 1);

  if (target.startsWith('@')) {
    if (target.slice(1) === botUserId) return ' ';
    // An id says nothing about the question; who it is only Slack knows.
    return label ? `@${label.replace(/^@/, '')}` : '@someone';
  }
  if (target.startsWith('#')) return label ? `#${label.replace(/^#/, '')}` : '#channel';
  if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^')[0]}`;
  return readLink(target, label);
}

/** A label says all there is. */
function readLink(target: string, label: string | null): string {
  return label ?? target.replace(/^(?:mailto|tel):/i, '');
}
