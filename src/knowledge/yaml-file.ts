import { isCollection, isNode, LineCounter, type ParsedNode, parseDocument } from 'yaml';
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
}

/** Reads a YAML text against a schema. Never throws: what is wrong is in `faults`. */
export function readYamlFile<T>({
  file,
  text,
  schema,
  lineOffset = 0,
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

  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { file, value: parsed.data, faults: [], lineOf };

  const faults = parsed.error.issues.flatMap((issue) =>
    toFaults(issue).map(({ path, found, remedy }) => ({ file, line: lineOf(path), found, remedy })),
  );
  return { file, value: null, faults, lineOf };
}

interface FieldFault {
  readonly path: YamlPath;
  readonly found: string;
  readonly remedy: string;
}

function toFaults(issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');

  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      found: `there is no field ${quoted(key)}.`,
      remedy: 'See knowledge/README.md for the fields; mend its spelling or take it out.',
    }));
  }

  const name = path.length === 0 ? 'the file' : fieldName(path);
  const found =
    issue.code === 'invalid_type' && issue.input === undefined
      ? `${name} is missing.`
      : `${name} is not as it should be: ${withFullStop(lowerFirst(issue.message))}`;
  return [{ path, found, remedy: `See knowledge/README.md for what ${name} holds.` }];
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
    // A field is where its name stands: the value may begin a line further down.
    const here = isNode(keyNode) ? keyNode : node;
    if (!isNode(here) || !here.range) break;
    offset = here.range[0];
  }

  return offset;
}

function fieldName(path: YamlPath): string {
  const names = path.filter((key) => typeof key === 'string');
  return names.length === 0
    ? `entry ${Number(path[0]) + 1}`
    : names.map((key) => `\`${key}\``).join(' → ');
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
