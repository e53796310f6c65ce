import { isDeepStrictEqual } from 'node:util';
import { parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { citationSchema } from '../knowledge/citation-entry.ts';
import type { Source } from '../knowledge/knowledge-base.ts';
import { locateCitation } from '../knowledge/locate-citation.ts';
import { locateQuote } from '../knowledge/locate-quote.ts';
import type { CitationFields, FactFields, FaultView } from './workbench-view.ts';

/** A fact as its file has it. */
export type RawFact = Readonly<Record<string, unknown>>;

/** What is wrong with a field before the loader can read it. */
export type FieldFault = Pick<FaultView, 'field' | 'entry' | 'found' | 'remedy'>;

const line = z.coerce.string().catch('');
const lines = z.array(z.coerce.string()).catch([]);
const rawSchema = z.looseObject({
  id: line,
  title: line.optional(),
  questions: lines.optional(),
  answer: line.optional(),
  citations: z.unknown().optional(),
  attribution: line.nullish(),
  view: z.boolean().optional().catch(undefined),
  note: line.nullish(),
  values: z.array(z.unknown()).optional().catch(undefined),
  not_in_source: lines.optional(),
  names: lines.optional(),
  status: z.string().optional().catch(undefined),
});

/** What the fields of a fact lean on. */
export interface FieldContext {
  /** The source that the file names at its head; `null` for none. */
  readonly source: string | null;
  readonly sources: readonly Source[];
}

/** Reads a fact into the fields of a form, whatever is wrong with it. */
export function toFields(raw: RawFact, context: FieldContext): FactFields {
  const {
    citations,
    values = [],
    view = false,
    not_in_source,
    status,
    ...read
  } = rawSchema.parse(raw);
  const more = Object.fromEntries(
    Object.entries(raw).filter(
      ([key]) => !(key in rawSchema.shape) || (key === 'status' && status !== 'draft'),
    ),
  );
  return {
    id: read.id,
    title: read.title ?? '',
    questions: read.questions ?? [],
    answer: read.answer ?? '',
    citations: listCitations(citations).map((each) => toCitationFields(each, context)),
    attribution: read.attribution ?? '',
    view,
    note: read.note ?? '',
    values: values.map(toYaml),
    notInSource: not_in_source ?? [],
    names: read.names ?? [],
    more: Object.keys(more).length === 0 ? '' : toYaml(more),
  };
}

export interface FileFields {
  /** What is to be set in the file: only what a form changed. `null` takes a field out. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly faults: readonly FieldFault[];
}

/**
 * Gives what a form changes of a fact. What it leaves as it was is not in it, so that its lines stay as a hand wrote them.
 *
 * @param before  As the file has it; empty for a new fact.
 */
export function toFileFields(
  form: FactFields,
  { before, ...context }: FieldContext & { readonly before: RawFact },
): FileFields {
  const was = toFields(before, context);
  const faults: FieldFault[] = [];
  const fields: Record<string, unknown> = {};
  const set = (name: string, key: keyof FactFields, value: () => unknown) => {
    if (!isDeepStrictEqual(form[key], was[key])) fields[name] = value();
  };

  set('id', 'id', () => form.id);
  set('title', 'title', () => form.title);
  set('questions', 'questions', () => orNone(form.questions));
  set('answer', 'answer', () => form.answer);
  set('citations', 'citations', () => form.citations.map(toCitation));
  set('attribution', 'attribution', () => form.attribution || null);
  set('view', 'view', () => form.view || null);
  set('note', 'note', () => form.note || null);
  set('values', 'values', () => orNone(form.values.map((text, entry) => readValue(text, entry))));
  set('not_in_source', 'notInSource', () => orNone(form.notInSource));
  set('names', 'names', () => orNone(form.names));
  if (form.more !== was.more) Object.assign(fields, readMore());
  return { fields, faults };

  function readValue(text: string, entry: number): unknown {
    const { value, error } = readYaml(text);
    if (error === null && isMap(value)) return value;
    faults.push({ field: 'values', entry, ...yamlFault(error) });
    return null;
  }

  /** One that stays as it was is written as it was, be it short or long. */
  function toCitation(fields: CitationFields): unknown {
    const at = was.citations.findIndex((each) => isDeepStrictEqual(each, fields));
    if (at !== -1) return listCitations(before['citations'])[at];
    const { source, quote, paragraph } = fields;
    return {
      ...(source !== context.source && { source }),
      quote,
      ...(paragraph !== null && { paragraph }),
    };
  }

  /** Fields that were in it and are not any more are taken out. */
  function readMore(): Record<string, unknown> {
    const { value, error } = readYaml(form.more);
    if (error !== null || !(isMap(value) || value === null)) {
      faults.push({ field: 'more', entry: null, ...yamlFault(error) });
      return {};
    }
    const taken = Object.keys(value ?? {}).find(
      (key) => key in rawSchema.shape && key !== 'status',
    );
    if (taken !== undefined) {
      const found = `\`${taken}\` has a field of its own above.`;
      faults.push({ field: 'more', entry: null, found, remedy: 'Write it there.' });
    }
    const { value: old } = readYaml(was.more);
    const gone = isMap(old) ? Object.keys(old).map((key) => [key, null]) : [];
    return { ...Object.fromEntries(gone), ...value };
  }
}

/** One may stand by itself: `citations: P5 S2`. */
function listCitations(citations: unknown): readonly unknown[] {
  if (citations === undefined || citations === null) return [];
  return Array.isArray(citations) ? citations : [citations];
}

/** Gives the words of a citation, whether the file has them or only says where they stand. */
function toCitationFields(raw: unknown, { source: shared, sources }: FieldContext): CitationFields {
  const parsed = citationSchema.safeParse(raw);
  if (!parsed.success) return { source: shared ?? '', quote: '', paragraph: null };
  const { quote = '', paragraph = null } = parsed.data;
  const id = parsed.data.source ?? shared ?? (sources.length === 1 ? sources[0]?.id : '') ?? '';
  const source = sources.find((each) => each.id === id);
  if (!source) return { source: id, quote, paragraph };
  const place = locateCitation(parsed.data, source);
  if (place.kind !== 'found') return { source: id, quote, paragraph };
  const { citation } = place;
  const isPlain = locateQuote({ quote: citation.quote, paragraph: null, source }).kind === 'found';
  return { source: id, quote: citation.quote, paragraph: isPlain ? null : citation.paragraph };
}

function orNone<T>(items: readonly T[]): readonly T[] | null {
  return items.length === 0 ? null : items;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readYaml(text: string): { readonly value: unknown; readonly error: string | null } {
  const document = parseDocument(text, { prettyErrors: false });
  const [error] = document.errors;
  if (error) return { value: null, error: error.message };
  try {
    return { value: document.toJS(), error: null };
  } catch (thrown) {
    return { value: null, error: thrown instanceof Error ? thrown.message : 'it cannot be read' };
  }
}

function yamlFault(error: string | null) {
  return {
    found: error === null ? 'these are no fields.' : `this is not YAML: ${error}.`,
    remedy: 'Write one `field: words` a line; words that hold ": " or " #" need quotation marks.',
  };
}

function toYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}
