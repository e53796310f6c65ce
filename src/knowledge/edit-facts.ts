import { isMap, isScalar, isSeq, LineCounter, parse, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { KnowledgeError } from '../errors.ts';
import { renderField } from './render-field.ts';
import { readYamlFile } from './yaml-file.ts';

/** Fields of a fact as its file has them. `null` takes a field out. */
export type FactFields = Readonly<Record<string, unknown>>;

/**
 * A file of facts that is being edited. Comments, order and all that is not touched stay byte for byte, so that a diff
 * shows what somebody did and nothing else. It proves nothing: whoever writes the file loads the base again.
 */
export interface FactsFile {
  /** In order. */
  readonly ids: readonly string[];
  /** As it is now, edits included. */
  readonly text: string;
  /** The source of citations that name none, if the file names it at its head. */
  readonly source: string | null;
  /** A fact's fields; `null` where there is no such fact. */
  get(id: string): FactFields | null;
  /** A field as the file has it, comments and all; `null` where there is none. */
  textOf(id: string, key: string): string | null;
  /** Changes some fields of a fact. A new one stands where `knowledge/README.md` has it. Changing `id` renames the fact. */
  set(id: string, fields: FactFields): void;
  /** Adds a fact, at the end or before another. It needs an `id`. */
  add(fields: FactFields, before?: string): void;
  /** Takes a fact out, with the comment right above it. */
  remove(id: string): void;
  /** Names the source of all citations that name none, at the head of the file. */
  setSource(source: string): void;
}

/** The order of fields, where one is added. */
const fieldOrder = [
  ...['id', 'status', 'title', 'questions', 'answer', 'citations', 'attribution', 'view', 'names'],
  ...['list', 'values', 'note', 'not_in_source', 'translations', 'version', 'owner', 'recheck'],
  ...['audience', 'embargo'],
];

/**
 * Opens a file of facts for editing. An empty text is a file without facts.
 *
 * @throws {KnowledgeError} where it is not YAML, or holds something else than facts written on lines of their own. The
 * methods throw it where a fact that they name is not there.
 */
export function openFacts({
  file,
  text: given,
}: {
  readonly file: string;
  readonly text: string;
}): FactsFile {
  const lineEnd = given.includes('\r\n') ? '\r\n' : '\n';
  const parts = splitFile({ file, text: given.replaceAll('\r\n', '\n') });
  const { blocks } = parts;

  const find = (id: string) => {
    const index = blocks.findIndex((block) => block.id === id);
    const block = blocks[index];
    if (block) return { index, block };
    throw refusal(file, null, `there is no fact "${id}".`, 'Read the file again.');
  };

  return {
    get ids() {
      return blocks.map(({ id }) => id);
    },
    get text() {
      return joinFile(parts).replaceAll('\n', lineEnd);
    },
    get source() {
      return parts.source;
    },
    get(id) {
      const block = blocks.find((one) => one.id === id);
      return block ? readBlock(block) : null;
    },
    textOf(id, key) {
      const block = blocks.find((one) => one.id === id);
      return block?.fields.find((field) => field.key === key)?.text ?? null;
    },
    set(id, fields) {
      setFields(find(id).block, fields);
    },
    add(fields, before) {
      const id = z.string().parse(fields['id']);
      const block = { id, gap: 1, above: [], margin: parts.margin, fields: [], below: [] };
      setFields(block, fields);
      const index = before === undefined ? blocks.length : find(before).index;
      blocks.splice(index, 0, block);
      if (index === 0 && blocks[1]) blocks[1].gap = Math.max(blocks[1].gap, 1);
    },
    remove(id) {
      blocks.splice(find(id).index, 1);
    },
    setSource(source) {
      const at = parts.head.findIndex((line) => /^(?:source|facts):/.test(line));
      if (at === -1) parts.head.push(`source: ${source}`, 'facts:');
      else parts.head.splice(at, parts.source === null ? 0 : 1, `source: ${source}`);
      parts.source = source;
    },
  };
}

/** A field as it stands in the file: its lines, without their indentation, and the comments above it. */
interface Field {
  readonly key: string;
  readonly above: readonly string[];
  /** The first is without indentation; the others as they are. */
  text: string;
}

/** A fact as it stands in the file. */
interface Block {
  id: string;
  /** Empty lines above it. */
  gap: number;
  /** Comments right above it. */
  above: readonly string[];
  /** What stands before its first field: the hyphen, with the space around it. */
  readonly margin: string;
  fields: Field[];
  /** Comments below its last field. */
  below: readonly string[];
}

interface FileParts {
  source: string | null;
  /** The lines above the first fact. */
  head: string[];
  readonly blocks: Block[];
  /** The lines below the last one. */
  readonly tail: readonly string[];
  readonly margin: string;
}

function splitFile({ file, text }: { readonly file: string; readonly text: string }): FileParts {
  const read = readYamlFile({ file, text, schema: z.unknown() });
  if (read.faults.length > 0) throw new KnowledgeError(read.faults);

  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  visit(document, {
    Alias(_key, { source, range }) {
      const { line } = counter.linePos(range?.[0] ?? 0);
      const found = `"*${source}" stands for what is written elsewhere, and facts are edited one by one.`;
      throw refusal(file, line, found, 'Write it out.');
    },
  });
  const contents: unknown = document.contents;
  const facts = isMap(contents) ? contents.get('facts') : contents;
  const source = isMap(contents) ? contents.get('source') : null;
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const remedy = 'See knowledge/README.md for how facts are written.';
  if (facts !== null && !isSeq(facts)) {
    throw refusal(file, 1, 'this is no list of facts.', remedy);
  }
  const shared = { source: typeof source === 'string' ? source : null, margin: '- ' };
  if (facts === null || facts.items.length === 0) {
    const head = lines.map((line) => line.replace(/\[\s*\]/, '').trimEnd());
    return { ...shared, head: head.filter((line) => line !== ''), blocks: [], tail: [] };
  }

  const starts = facts.items.map((item) => {
    const { line, col } = counter.linePos(isMap(item) ? (item.range?.[0] ?? 0) : 0);
    const margin = (lines[line - 1] ?? '').slice(0, col - 1);
    const id = isMap(item) && !item.flow ? item.get('id') : null;
    if (typeof id === 'string' && isMap(item) && /^ *- +$/.test(margin)) {
      const keys = item.items.map(({ key }) => (isScalar(key) ? (key.range?.[0] ?? 0) : 0));
      return { id, margin, keys: keys.map((at) => counter.linePos(at).line - 1) };
    }
    const found = 'this fact is not written one field a line, from `- id: …` on.';
    throw refusal(file, line, found, remedy);
  });

  const before = lines.slice(0, starts[0]?.keys[0]);
  let between = takeLast(before, (one) => one.trimStart().startsWith('#'));
  const head = before.slice(0, before.length - between.length);
  const blocks = starts.map(({ id, margin, keys }, n): Block => {
    const gap = between.findIndex((one) => one.trim() !== '');
    const block: Block = { id, margin, gap: Math.max(gap, 0), above: [], fields: [], below: [] };
    block.above = between.slice(block.gap);
    between = [];
    for (const [k, at] of keys.entries()) {
      const own = lines.slice(at, keys[k + 1] ?? starts[n + 1]?.keys[0]);
      const after = takeLast(own, (one) => isBetween(one, margin.length));
      const text = own
        .slice(0, own.length - after.length)
        .join('\n')
        .slice(margin.length);
      block.fields.push({ key: keyOf(text), above: between, text });
      between = after;
    }
    const next = takeLast(between, (one) => isBetween(one, margin.indexOf('-')));
    block.below = between.slice(0, between.length - next.length);
    between = next;
    return block;
  });
  return { ...shared, head, blocks, tail: between, margin: blocks[0]?.margin ?? '- ' };
}

/** Whether a line stands between fields, or facts, and belongs to the next of them. */
function isBetween(line: string, column: number): boolean {
  const text = line.trimStart();
  return text === '' || (text.startsWith('#') && line.length - text.length <= column);
}

/** The last lines, as long as they are so. */
function takeLast(lines: readonly string[], isSo: (line: string) => boolean): string[] {
  const last = lines.findLastIndex((line) => !isSo(line));
  return lines.slice(last + 1);
}

function keyOf(text: string): string {
  return /^["']?([^"':]+)/.exec(text)?.[1]?.trim() ?? '';
}

function joinFile({ head, blocks, tail }: FileParts): string {
  const lines = [
    ...head,
    ...blocks.flatMap((block, n) => [
      ...Array<string>(n === 0 && head.length === 0 ? 0 : block.gap).fill(''),
      ...block.above,
      ...blockLines(block),
    ]),
    ...tail,
  ];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function blockLines({ margin, fields, below }: Block): string[] {
  const indent = ' '.repeat(margin.length);
  const lines = fields.flatMap(({ above, text }, n) => [
    ...above,
    ...`${n === 0 ? margin : indent}${text}`.split('\n'),
  ]);
  return [...lines, ...below];
}

function readBlock(block: Block): FactFields {
  const [fact] = z
    .tuple([z.record(z.string(), z.unknown())])
    .parse(parse(blockLines(block).join('\n')));
  return fact;
}

function setFields(block: Block, fields: FactFields): void {
  const indent = block.margin.length;
  for (const [key, value] of Object.entries(fields)) {
    const old = block.fields.find((field) => field.key === key);
    if (value === null || value === undefined) {
      block.fields = block.fields.filter((field) => field !== old);
      continue;
    }
    const text = renderField({ key, value, indent }).replaceAll(
      /\n(?=.)/g,
      `\n${' '.repeat(indent)}`,
    );
    if (old) old.text = text;
    else block.fields.splice(placeOf(key, block.fields), 0, { key, above: [], text });
    if (key === 'id') block.id = String(value);
  }
}

function placeOf(key: string, fields: readonly Field[]): number {
  const rank = (name: string) => {
    const at = fieldOrder.indexOf(name);
    return at === -1 ? fieldOrder.length : at;
  };
  return fields.findLastIndex((field) => rank(field.key) <= rank(key)) + 1;
}

function refusal(file: string, line: number | null, found: string, remedy: string): KnowledgeError {
  return new KnowledgeError([{ file, line, found, remedy }]);
}
