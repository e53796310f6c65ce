/** An article as somebody pasted it, parted into what its file holds. */
export interface Article {
  readonly title: string;
  /** Who wrote it, where a line says so; else `null`. */
  readonly author: string | null;
  /** How lines begin that are the page's own. */
  readonly furniture: readonly string[];
  /** All lines that are not empty, the headline first. */
  readonly lines: readonly string[];
  /** Those that are numbered: neither headline nor furniture. */
  readonly paragraphs: readonly string[];
}

/** How lines of a page begin, up to their mark: the rest of such a line is anything. */
const openings =
  /^(?:also read|read (?:also|more|next)|see also|related(?: (?:articles?|stories|content|news))?|more on this|photos?|photograph|pictures?|images?|image credits?|photo credits?|file photo|video|watch|listen|advertisement|sponsored|topics|tags|filed under|source|share(?: this)?)\s?[:|]/iu;
/** Lines that are the page's own as a whole. */
const wholeLines =
  /^(?:share(?: this| on .{2,20})?(?: (?:article|story|page))?|print|e-?mail|save|follow us\b.{0,60}|sign up\b.{0,80}|subscribe\b.{0,80}|advertisement|sponsored|read more|related(?: articles| stories)?|comments?(?: \(\d+\))?|\d+ comments?|leave a comment|facebook|twitter|x|whatsapp|linkedin|copy link|click here\b.{0,60}|(?:©|\(c\)|copyright).{0,100}|all rights reserved\.?|\d+ min(?:ute)?s? read|(?:first )?(?:published|updated|posted|last updated|last modified)\b.{0,60})$/iu;
const byline =
  /^by (?<author>\p{Lu}[\p{L}\p{M}.'’-]+(?:\s\p{Lu}[\p{L}\p{M}.'’-]+){1,3})(?:,? .{0,60})?$/iu;

/**
 * Parts an article into headline, furniture and paragraphs.
 *
 * @param text  Lines end with \n.
 * @param title  The headline, where somebody gives it; else it is the first line.
 */
export function readArticle(text: string, title: string | null = null): Article {
  const all = text
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/gu, ' ').trim())
    .filter((line) => line !== '');
  const headline = title ?? all[0] ?? '';
  const lines = [headline, ...all.filter((line) => line !== headline)];
  const rest = lines.slice(1);
  const authors = rest.slice(0, 3).flatMap((line) => byline.exec(line)?.groups?.['author'] ?? []);
  const furniture = [...new Set(rest.flatMap((line, at) => furnitureOf(line, at) ?? []))];
  return {
    ...{ title: headline, author: authors[0] ?? null, furniture, lines },
    paragraphs: rest.filter((line) => !furniture.some((opening) => line.startsWith(opening))),
  };
}

/** How a line of the page begins; `null` for a line of the text. */
function furnitureOf(line: string, at: number): string | null {
  const opening = openings.exec(line)?.[0];
  if (opening !== undefined) return opening;
  const isByline = at < 3 && line.length < longestByline && byline.test(line);
  return isByline || wholeLines.test(line) ? line : null;
}

const longestByline = 100;

/** Whether a text is the code of a web page, and not its words. */
export function isWebCode(text: string): boolean {
  const tags = text.match(
    /<\/?(?:html|head|body|div|span|p|br|a|article|section|script|style|li|ul|h[1-6])\b[^<>]*>/giu,
  );
  return (tags?.length ?? 0) > 2;
}
