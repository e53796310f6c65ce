/** An article as somebody pasted it, parted into what its file holds. */
export interface Article {
  readonly title: string;
  /** Who wrote it, where a line says so; else `null`. */
  readonly author: string | null;
  /** How lines begin that are the page's own: no line of the text begins so. */
  readonly furniture: readonly string[];
  /** The lines that are not empty, the headline first, without buttons and the like. */
  readonly lines: readonly string[];
  /** Those that are numbered: neither headline nor furniture. */
  readonly paragraphs: readonly string[];
}

/** How lines of a page begin, up to their mark: the rest of such a line is anything. */
const openings =
  /^(?:also read|read (?:also|more|next)|see also|related(?: (?:articles?|stories|content|news))?|more on this|photos?|photograph|pictures?|images?|image credits?|photo credits?|file photo|video|watch|listen|advertisement|sponsored|topics|tags|filed under|source|share(?: this)?)\s?[:|]/iu;
/** Lines that are the page's own as a whole. */
const wholeLines =
  /^(?:share(?: this| on .{2,20})?(?: (?:article|story|page))?|print|e-?mail|save|follow us\b.{0,60}|sign up\b.{0,80}|subscribe\b.{0,80}|advertisement|sponsored|read more|related(?: articles| stories)?|comments?(?: \(\d+\))?|\d+ comments?|leave a comment|facebook|twitter|x|whatsapp|linkedin|copy link|click here\b.{0,60}|(?:©|\(c\)|copyright).{0,100}|all rights reserved\.?|\d+ min(?:ute)?s? read|(?:first )?(?:published|updated|posted|last updated|last modified)(?:\b.{0,59}[^.!?])?)$/iu;
/** "By Monday Ann Reed will know." is a sentence. */
const byline =
  /^[Bb][Yy] (?<author>\p{Lu}[\p{L}\p{M}.'’-]+(?:\s\p{Lu}[\p{L}\p{M}.'’-]+){1,3})(?:,? .{0,60})?(?<![.!?])$/u;

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
  const rest = all.filter((line) => line !== headline && !wholeLines.test(line));
  const bylines = rest
    .slice(0, linesWithByline)
    .filter((line) => line.length < longestByline && byline.test(line));
  const furniture = [
    ...new Set([
      ...bylines.filter((line) => rest.filter((other) => other.startsWith(line)).length === 1),
      ...rest.flatMap((line) => openings.exec(line)?.[0] ?? []),
    ]),
  ];
  const isFurniture = (line: string) => furniture.some((opening) => line.startsWith(opening));
  // A byline that other lines begin with, too, would take them along.
  const lines = rest.filter((line) => isFurniture(line) || !bylines.includes(line));
  return {
    ...{ title: headline, author: byline.exec(bylines[0] ?? '')?.groups?.['author'] ?? null },
    ...{ furniture, lines: [headline, ...lines] },
    paragraphs: lines.filter((line) => !isFurniture(line)),
  };
}

const linesWithByline = 3;
const longestByline = 100;

/** Whether a text is the code of a web page, and not its words. */
export function isWebCode(text: string): boolean {
  const tags = text.match(
    /<\/?(?:html|head|body|div|span|p|br|a|article|section|script|style|li|ul|h[1-6])\b[^<>]*>/giu,
  );
  return (tags?.length ?? 0) > 2;
}
