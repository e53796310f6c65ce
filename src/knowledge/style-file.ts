import { z } from 'zod';
import { lineField } from './fields.ts';
import { readYamlFile, type YamlFile } from './yaml-file.ts';

/** In what a newsroom puts a quote. */
export const styleForms = ['story', 'broadcast', 'caption', 'live_blog'] as const;
export type StyleForm = (typeof styleForms)[number];

/** How the newsroom writes a quote and where it is from. */
export interface HouseStyle {
  readonly quotes: 'curly' | 'straight';
  /** What the outlet does: the words of a quote are its own, whoever it cites. */
  readonly verb: 'said' | 'says';
  /** `1 May 2026`, `May 1, 2026` or `2026-05-01`. */
  readonly dates: 'day_first' | 'month_first' | 'iso';
  /** What stands in square brackets is left out where a part of it is not known. */
  readonly templates: Readonly<Record<StyleForm, string>>;
}

/** What a template may name: `{quote}`. */
const parts = ['quote', 'speaker', 'verb', 'title', 'outlet', 'date', 'paragraph'] as const;
export type StylePart = (typeof parts)[number];
const alwaysKnown: ReadonlySet<string> = new Set(['quote', 'title', 'paragraph', 'verb']);

const templateField = lineField.superRefine((template, context) => {
  const message = findTemplateFault(template);
  if (message !== null) context.addIssue({ code: 'custom', message });
});

const styleSchema = z.strictObject({
  quotes: z.enum(['curly', 'straight']).default('curly'),
  verb: z.enum(['said', 'says']).default('said'),
  dates: z.enum(['day_first', 'month_first', 'iso']).default('day_first'),
  templates: z
    .strictObject({
      story: templateField.default(
        '[{outlet} {verb}: ]{quote} ({title}[, {date}][; citing {speaker}])',
      ),
      broadcast: templateField.default('[{outlet} {verb}, quote: ]{quote}[ It cites {speaker}.]'),
      caption: templateField.default('{quote} ({title}[, {outlet}][, citing {speaker}])'),
      live_blog: templateField.default(
        '[{date} · ]{quote} ({title}, ¶{paragraph}[, citing {speaker}])',
      ),
    })
    .prefault({}),
}) satisfies z.ZodType<HouseStyle>;

/** The style of a base that has no `style.yml`. */
export const usualStyle: HouseStyle = styleSchema.parse({});

/** Reads `style.yml`. Never throws: what is wrong is in `faults`. */
export function readStyleFile(file: string, text: string): YamlFile<HouseStyle> {
  return readYamlFile({ file, text, schema: styleSchema });
}

/** The pieces of a template in order. One that is optional goes out whole where a part of it is not known. */
export function parseTemplate(
  template: string,
): { readonly text: string; readonly isOptional: boolean }[] {
  return template
    .split(/(\[[^[\]]*\])/)
    .filter((text) => text !== '')
    .map((text) =>
      text.startsWith('[')
        ? { text: text.slice(1, -1), isOptional: true }
        : { text, isOptional: false },
    );
}

/** What keeps a template from giving a quote as it is, with where it is from; `null` where nothing does. */
function findTemplateFault(template: string): string | null {
  const named = partsIn(template);
  const unknown = named.find((name) => !parts.some((part) => part === name));
  if (unknown !== undefined) {
    return `{${unknown}} is nothing that can be put there; expected ${parts.map((part) => `{${part}}`).join(', ')}`;
  }
  if (named.filter((name) => name === 'quote').length !== 1) return 'expected {quote} once';
  if (/["“”„«»「」『』]/u.test(template)) {
    return 'expected no quotation marks: {quote} and {title} bring their own, and nothing else may look like a quote';
  }
  const pieces = parseTemplate(template);
  if (pieces.some(({ text }) => /[[\]]/.test(text))) return 'expected each [ to have its ]';

  const inBrackets = pieces
    .filter(({ isOptional }) => isOptional)
    .flatMap(({ text }) => partsIn(text));
  const always = pieces
    .filter(({ isOptional }) => !isOptional)
    .flatMap(({ text }) => partsIn(text));
  if (named.includes('speaker') && named.indexOf('speaker') < named.indexOf('quote')) {
    return 'expected {speaker} after {quote}: the words are the source’s, and before them a speaker would seem to have said them';
  }
  if (inBrackets.includes('quote')) return 'expected {quote} outside of square brackets';
  const missing = always.find((name) => !alwaysKnown.has(name));
  return missing === undefined
    ? null
    : `expected {${missing}} in square brackets with what belongs to it, as it is not always known`;
}

/** The names in braces. */
function partsIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}
