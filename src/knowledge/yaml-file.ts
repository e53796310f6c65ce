import {
  type Document,
  isCollection,
  isNode,
  LineCounter,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import type { KnowledgeFault } from '../errors.ts';

/** Where in a YAML file a value stands: keys and indices from the top. */
export type YamlPath = readonly (string | number)[];

/** What was read from one YAML text, and where each part of it stands. */
export interface YamlFile<T> {
  readonly file: string;
  /** `null` when there are faults. */
  readonly value: T | null;
  readonly faults: readonly KnowledgeFault[];
  /** The line of a value, or of the nearest thing around it. From 1. */
  lineOf(path: YamlPath): number;
}

export interface YamlFileOptions<T> {
  readonly file: string;
  readonly text: string;
  readonly schema: z.ZodType<T>;
  /** Lines above this text in its file, for front matter. */
  readonly lineOffset?: number;
  /** What the text is, as faults name it. */
  readonly whole?: string;
}

/** Reads a YAML text against a schema. Never throws: what is wrong is in `faults`. */
export function readYamlFile<T>({
  file,
  text,
  schema,
  lineOffset = 0,
  whole = 'the file',
}: YamlFileOptions<T>): YamlFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + lineOffset;
  const lineOf = (path: YamlPath) => lineAt(findOffset(document.contents, path));

  if (document.errors.length > 0) {
    const faults = document.errors.map(({ pos, message }) => ({
      file,
      line: lineAt(pos[0]),
      found: `this is not YAML: ${withFullStop(message)}`,
      remedy: 'Mend the line; texts that hold ": " or " #" need quotation marks around them.',
    }));
    return { file, value: null, faults, lineOf };
  }

  const plain = toPlainValue(document);
  if (!plain.isRead) {
    const faults = plain.faults.map(({ offset, found, remedy }) => ({
      file,
      line: lineAt(offset),
      found,
      remedy,
    }));
    return { file, value: null, faults, lineOf };
  }

  const parsed = schema.safeParse(plain.value);
  if (parsed.success) return { file, value: parsed.data, faults: [], lineOf };

  const faults = parsed.error.issues
    .flatMap((issue) => toFaults(issue, { value: plain.value, whole }))
    .map(({ path, found, remedy }) => ({ file, line: lineOf(path), found, remedy }));
  return { file, value: null, faults, lineOf };
}

type PlainValue =
  | { readonly isRead: true; readonly value: unknown }
  | { readonly isRead: false; readonly faults: readonly AliasFault[] };

interface AliasFault {
  readonly offset: number;
  readonly found: string;
  readonly remedy: string;
}

/** Gives what the document says. Only an alias (`*name`) can keep it from saying anything. */
function toPlainValue(document: Document.Parsed): PlainValue {
  const faults: AliasFault[] = [];
  let last = 0;
  visit(document, {
    Alias(_key, alias) {
      const offset = alias.range?.[0] ?? 0;
      last = offset;
      if (alias.resolve(document)) return;
      faults.push({
        offset,
        found: `"*${alias.source}" stands for nothing: nothing above it is marked "&${alias.source}".`,
        remedy: 'Put quotation marks around a text that begins with *, or write the text out.',
      });
    },
  });
  if (faults.length > 0) return { isRead: false, faults };

  try {
    return { isRead: true, value: document.toJS() };
  } catch {
    const fault = {
      offset: last,
      found: 'the texts that * stands for hold so many others that they cannot be read.',
      remedy: 'Write them out.',
    };
    return { isRead: false, faults: [fault] };
  }
}

interface FieldFault {
  readonly path: YamlPath;
  readonly found: string;
  readonly remedy: string;
}

interface FaultContext {
  /** All that was read. */
  readonly value: unknown;
  readonly whole: string;
}

function toFaults(issue: z.core.$ZodIssue, { value, whole }: FaultContext): FieldFault[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');

  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      found: `there is no field ${quoted(key)}.`,
      remedy: 'See knowledge/README.md for the fields; mend its spelling or take it out.',
    }));
  }

  const given = findValue(value, path);
  if (path.length === 0 && given === null) {
    const remedy = 'See knowledge/README.md for what belongs in it, or take the file out.';
    return [{ path, found: `${whole} is empty.`, remedy }];
  }

  const name = path.length === 0 ? whole : fieldName(path);
  const remedy = `See knowledge/README.md for what ${name} holds.`;
  return [{ path, found: `${name} ${describeFault(issue, given)}`, remedy }];
}

function describeFault(issue: z.core.$ZodIssue, given: unknown): string {
  if (given === undefined) return 'is missing.';

  const expected = expectedTypes(issue);
  if (expected.length > 0) {
    return given === null
      ? `is empty, and ${expected.join(' or ')} belongs there.`
      : `is ${describeType(given)} where ${expected.join(' or ')} belongs.`;
  }

  const [cause = issue] =
    issue.code === 'invalid_key'
      ? issue.issues
      : issue.code === 'invalid_union'
        ? issue.errors.flat().filter(({ code }) => code !== 'invalid_type')
        : [];
  return `is not as it should be: ${withFullStop(lowerFirst(cause.message))}`;
}

/** What a value of the wrong type was to be; empty where something else is wrong with it. */
function expectedTypes(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_type') return [types[issue.expected] ?? `a ${issue.expected}`];
  if (issue.code !== 'invalid_union') return [];

  const either = issue.errors.map(([first]) => (first ? expectedTypes(first) : []));
  return either.some((expected) => expected.length === 0) ? [] : [...new Set(either.flat())];
}

const map = 'a map (`key: …`)';
const list = 'a list (`- …`)';
const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: list,
  object: map,
  record: map,
};

function describeType(value: unknown): string {
  if (Array.isArray(value)) return list;
  if (typeof value === 'object') return map;
  if (typeof value === 'string') return 'a text';
  return typeof value === 'number' ? `the number ${value}` : String(value);
}

function findValue(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((part, key) => {
    // What stands by itself may be read as a list of one.
    if (key === 0 && part !== undefined && !Array.isArray(part)) return part;
    return typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined;
  }, value);
}

/** Finds the offset of the value at a path, or of the deepest thing on the way that exists. */
function findOffset(root: ParsedNode | null, path: YamlPath): number {
  let node: unknown = root;
  let offset = root?.range[0] ?? 0;

  for (const key of path) {
    if (!isCollection(node)) break;
    const pair = node.items.find(
      (item) => 'key' in Object(item) && String((item as { key: unknown }).key) === String(key),
    );
    const keyNode: unknown = pair === undefined ? undefined : Reflect.get(Object(pair), 'key');
    node = node.get(key, true);
    // The line of a field is that of its name: its value may begin on the next line.
    const here = isNode(keyNode) ? keyNode : node;
    if (!isNode(here) || !here.range) break;
    offset = here.range[0];
  }

  return offset;
}

function fieldName(path: YamlPath): string {
  const names = path.filter((key) => typeof key === 'string').map((key) => `\`${key}\``);
  const last = path.at(-1);
  const field = names.join(' → ');
  if (typeof last !== 'number') return field;
  return names.length === 0 ? `entry ${last + 1}` : `entry ${last + 1} of ${field}`;
}

function quoted(text: string): string {
  return `"${text}"`;
}

function withFullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
