import { relative, sep } from 'node:path';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { KnowledgeFault } from '../errors.ts';
import type { KnowledgeFile } from '../knowledge/read-knowledge-files.ts';
import type { Remember } from './remember-files.ts';
import type { FactFields, FaultView } from './workbench-view.ts';

/** A fault, and the fact of its file that it is in: from 0, `null` for none. */
export interface PlacedFault extends FaultView {
  readonly fact: number | null;
}

/** The fields of a form, by their names in a file. Whatever is not here is one of `more`. */
const fieldNames: Readonly<Record<string, keyof FactFields>> = {
  id: 'id',
  title: 'title',
  questions: 'questions',
  answer: 'answer',
  citations: 'citations',
  attribution: 'attribution',
  view: 'view',
  note: 'note',
  values: 'values',
  not_in_source: 'notInSource',
  names: 'names',
};

/** Finds for each fault the fact, the field and the entry that it is in: the loader says the line. */
export function placeFaults(
  faults: readonly KnowledgeFault[],
  {
    files,
    directory,
    remember,
  }: {
    readonly files: readonly KnowledgeFile[];
    readonly directory: string;
    readonly remember: Remember;
  },
): PlacedFault[] {
  return faults.map(({ file, line, found, remedy }) => {
    const path = relative(directory, file).split(sep).join('/');
    const nowhere = { file: path, line, field: null, entry: null, fact: null, found, remedy };
    const read = files.find((each) => each.path === path);
    if (!path.startsWith('facts/') || line === null || !read) return nowhere;

    const places = remember(read, () => mapLines(read.text));
    const place = places.findLast((each) => each.line <= line);
    if (!place) return nowhere;
    const { fact, entry } = place;
    // A field that is missing has no line: the loader gives that of its fact, and names it.
    const key = /^`(\w+)` is missing/.exec(found)?.[1] ?? place.key;
    return { ...nowhere, fact, entry, field: key === null ? null : (fieldNames[key] ?? 'more') };
  });
}

/** The line that each fact of a file begins on, from 1. */
export function findFactLines(text: string): number[] {
  const places = mapLines(text);
  const count = 1 + (places.at(-1)?.fact ?? -1);
  return Array.from({ length: count }, (_, n) => places.find(({ fact }) => fact === n)?.line ?? 1);
}

/** Where something begins in a file of facts. */
interface Place {
  readonly line: number;
  readonly fact: number;
  readonly key: string | null;
  readonly entry: number | null;
}

/** Gives the beginnings of all facts, fields and entries, from the top; of two on one line the outer one. */
function mapLines(text: string): Place[] {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const facts = isMap(contents) ? contents.get('facts') : contents;
  if (!isSeq(facts)) return [];

  const places: Place[] = [];
  const add = (node: unknown, place: Omit<Place, 'line'>) => {
    if (!isNode(node) || !node.range) return;
    const { line } = lines.linePos(node.range[0]);
    const last = places.at(-1);
    if (last?.line !== line || last.fact !== place.fact || last.key === null) {
      places.push({ line, ...place });
    }
  };

  for (const [fact, item] of facts.items.entries()) {
    if (!isMap(item)) {
      add(item, { fact, key: null, entry: null });
      continue;
    }
    for (const { key, value } of item.items) {
      const name = isScalar(key) ? String(key.value) : null;
      add(key, { fact, key: name, entry: null });
      if (!isSeq(value)) continue;
      for (const [entry, each] of value.items.entries()) add(each, { fact, key: name, entry });
    }
  }
  return places;
}
