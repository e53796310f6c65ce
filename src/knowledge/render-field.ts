import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parse,
  Scalar,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { isEastAsian } from '../language/split-words.ts';
import { longestFactLine } from '../limits.ts';

/** Where maps stand on one line if they fit: what is short, and read as one thing. */
const shortMaps: ReadonlySet<string> = new Set(['citations', 'values', 'list', 'also']);

/** Lists of phrases. Too long for one line they go on in the next one, while a sentence gets a line of its own. */
const phraseLists: ReadonlySet<string> = new Set(['items', 'within', 'names']);

export interface FieldToRender {
  readonly key: string;
  readonly value: unknown;
  /** At which column the field stands, from 0. */
  readonly indent: number;
}

/**
 * Writes a field of a fact in the house's style, without its indentation: what is short stands on one line, what is long
 * is folded, and nothing has quotation marks that does not need them.
 */
export function renderField({ key, value, indent }: FieldToRender): string {
  const document = new Document({ [key]: value });
  if (isMap(document.contents)) setStyle(document.contents, { indent: indent - 2, key: '' });
  const text = document
    .toString({ lineWidth: 0, flowCollectionPadding: false })
    .trimEnd()
    .split('\n')
    .map((line) => wrapLine(line, longestFactLine - indent))
    .join('\n');
  // Where lines break is ours; what they say must be what was given.
  const isTrue = isDeepStrictEqual(parse(text), parse(stringify({ [key]: value })));
  return isTrue ? text : stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
}

interface Place {
  /** The column of whatever holds this. */
  readonly indent: number;
  /** The nearest key above. */
  readonly key: string;
  readonly isOther?: boolean;
}

function setStyle(node: YAMLMap | YAMLSeq, { indent, key, isOther = false }: Place): void {
  for (const item of node.items) {
    const name = isPair(item) ? String(item.key) : key;
    const value = isPair(item) ? item.value : item;
    const inner = indent + 2;
    const column = inner + (isPair(item) ? name.length + 2 : 2);
    // A quote is easier to compare with its source in one line.
    if (isScalar(value) && typeof value.value === 'string' && name !== 'quote') {
      if (column + value.value.length > longestFactLine) value.type = Scalar.BLOCK_FOLDED;
    }
    if (!isMap(value) && !isSeq(value)) continue;
    const isPhrases = isSeq(value) && (isOther || phraseLists.has(name));
    const mayBeShort = isMap(value) ? shortMaps.has(name) : value.items.every(isScalar);
    value.flow = isPhrases || (mayBeShort && isShallow(value) && fits(value, column));
    if (!value.flow) setStyle(value, { indent: inner, key: name, isOther: name === 'also' });
  }
}

/** A list of texts, or a map of texts and lists of them: one line of anything deeper is hard to read. */
function isShallow(node: YAMLMap | YAMLSeq): boolean {
  return node.items.every((item) => {
    const value = isPair(item) ? item.value : item;
    return isScalar(value) || (isMap(node) && isSeq(value) && value.items.every(isScalar));
  });
}

function fits(node: YAMLMap | YAMLSeq, column: number): boolean {
  const text = stringify(node.toJSON(), {
    lineWidth: 0,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
  });
  return column + columnsOf(text.trimEnd()) <= longestFactLine;
}

/** How wide a text is where a Korean or Japanese character takes two columns. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (isEastAsian(character) ? 2 : 1), 0);
}

/** Breaks a line where YAML reads the break as the space that it stands for. */
function wrapLine(line: string, width: number): string {
  if (line.length <= width) return line;
  const indent = /^ */.exec(line)?.[0] ?? '';
  const isFlow = /^(?:- )?(?:[\w-]+: )?[[{]/.test(line.slice(indent.length));
  if (!isFlow && /^(?:- |[\w-]+: )/.test(line.slice(indent.length))) return line;

  const parts = line.slice(indent.length).split(isFlow ? /(?<=,) (?! )/ : /(?<=[^ ]) (?! )/);
  const lines: string[] = [];
  let current = indent;
  for (const part of parts) {
    const isFirst = current.trim() === '';
    if (!isFirst && current.length + 1 + part.length > width) {
      lines.push(current);
      current = `${indent}${isFlow ? '  ' : ''}${part}`;
    } else {
      current += isFirst ? part : ` ${part}`;
    }
  }
  return [...lines, current].join('\n');
}
