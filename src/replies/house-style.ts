import type { Citation, Fact, KnowledgeBase } from '../knowledge/knowledge-base.ts';
import {
  type HouseStyle,
  parseTemplate,
  type StyleForm,
  type StylePart,
} from '../knowledge/style-file.ts';

/**
 * One of a fact's quotes with where it is from, as the newsroom writes it. The quote is whole, and nothing stands between
 * its marks but itself.
 */
export function formatInStyle(
  { citation: { quote, source, paragraph }, attribution }: QuoteToCopy,
  form: StyleForm,
  { sources, style }: Pick<KnowledgeBase, 'sources' | 'style'>,
): string {
  const { title = source, outlet = null, date = null } = sources[source] ?? {};
  const values: Readonly<Record<StylePart, string | null>> = {
    quote: inMarks(quote, style),
    title: inMarks(title, style),
    paragraph: String(paragraph),
    speaker: attribution,
    verb: style.verb,
    outlet,
    date: date && formatDate(date, style),
  };
  return parseTemplate(style.templates[form])
    .map(({ text, isOptional }) => fill(text, values) ?? (isOptional ? '' : text))
    .join('');
}

export interface QuoteToCopy extends Pick<Fact, 'attribution'> {
  readonly citation: Citation;
}

/** `null` where a part is not known. */
function fill(text: string, values: Readonly<Record<string, string | null>>): string | null {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => (values[name] ?? null) === null)) return null;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function inMarks(text: string, { quotes }: HouseStyle): string {
  return quotes === 'curly' ? `“${text}”` : `"${text}"`;
}

/** @param date  `YYYY-MM-DD`. */
function formatDate(date: string, { dates }: HouseStyle): string {
  if (dates === 'iso') return date;
  const locale = dates === 'day_first' ? 'en-GB' : 'en-US';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
