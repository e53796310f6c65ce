import { LRUCache } from 'lru-cache';
import { findLacks } from '../desk/find-gaps.ts';
import { KnowledgeError, type KnowledgeFault } from '../errors.ts';
import { openFacts } from '../knowledge/edit-facts.ts';
import type { Source } from '../knowledge/knowledge-base.ts';
import { locateQuote } from '../knowledge/locate-quote.ts';
import type { KnowledgeFile } from '../knowledge/read-knowledge-files.ts';
import { readSourceFile } from '../knowledge/source-file.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { mostCuratedBases } from '../limits.ts';
import { type RawFact, toFields } from './fact-fields.ts';
import { hashFolder, hashTexts } from './hash-folder.ts';
import { findFactLines, type PlacedFault, placeFaults } from './place-faults.ts';
import { createFileMemory, type Remember } from './remember-files.ts';
import type {
  FactFields,
  FactView,
  SentenceView,
  SourceView,
  Workbench,
} from './workbench-view.ts';

export interface WorkbenchParts {
  readonly directory: string;
  readonly files: readonly KnowledgeFile[];
  /** What the loader found. */
  readonly faults: readonly KnowledgeFault[];
}

/** What stands in the folder, but for what can be undone. */
export type FolderView = Omit<Workbench, 'undo' | 'redo' | 'hasBoard'>;

/** Makes what shows a folder, whatever is wrong with it. The same files are read once. */
export function createFolderView() {
  const views = new LRUCache<string, FolderView>({ max: mostCuratedBases });
  const readers = {
    source: createFileMemory(),
    facts: createFileMemory(),
    lines: createFileMemory(),
  };

  return function toFolderView({ directory, files, faults }: WorkbenchParts): FolderView {
    const key = hashFolder(files);
    const known = views.get(key);
    if (known) return known;
    const view = make();
    views.set(key, view);
    return view;

    function make(): FolderView {
      const sources = readSources(files, readers.source);
      const read = readFacts(files, { sources, remember: readers.facts });
      const placed = placeFaults([...faults, ...read.faults], {
        ...{ files, directory, remember: readers.lines },
      });
      const spots = new Map(sources.map((source) => [source.id, splitSource(source)]));
      const facts = read.facts.map(
        ({ file, index, key: name, fields, isDraft, line }): FactView => {
          const own = placed.filter((fault) => fault.file === file && fault.fact === index);
          return {
            ...{ key: name, file, line, fields },
            state: isDraft ? 'draft' : 'accepted',
            sentences: findSentences(fields, { sources, spots }),
            lacks: findLacks({ ...fields, hasList: /^list:/m.test(fields.more) }),
            faults: own.map(withoutPlace),
          };
        },
      );
      return {
        folder: directory,
        files: hashTexts(files),
        sources: sources.map((source) => toSourceView(source, spots.get(source.id) ?? [], facts)),
        facts,
        faults: placed.filter((fault) => !isOfFact(fault, read.facts)).map(withoutPlace),
      };
    }
  };
}

interface ReadFact {
  readonly file: string;
  /** Which one of its file, from 0. */
  readonly index: number;
  readonly key: string;
  readonly line: number;
  readonly isDraft: boolean;
  readonly fields: FactFields;
}

interface FactReading {
  readonly sources: readonly Source[];
  readonly remember?: Remember;
}

/** Reads the facts of a base, whatever is wrong with them. */
export function readFacts(
  files: readonly KnowledgeFile[],
  { sources, remember = (_, read) => read() }: FactReading,
) {
  const read = files
    .filter(({ path, fault }) => path.startsWith('facts/') && fault === null)
    .map((file) => ({ file, ...remember(file, () => readRaw(file)) }));
  return {
    faults: read.flatMap(({ faults }) => faults),
    facts: read.flatMap(({ file: { path }, source, facts }) =>
      facts.map(({ id, raw, line }, index): ReadFact => {
        const fields = toFields(raw, { source, sources });
        const isDraft = raw['status'] === 'draft';
        return { file: path, index, key: keyOf(path, id), line, isDraft, fields };
      }),
    ),
  };
}

interface RawFile {
  readonly source: string | null;
  readonly facts: readonly { readonly id: string; readonly raw: RawFact; readonly line: number }[];
  readonly faults: readonly KnowledgeFault[];
}

function readRaw({ file, text }: KnowledgeFile): RawFile {
  try {
    const opened = openFacts({ file, text });
    const lines = findFactLines(text);
    const facts = opened.ids.map((id, index) => ({
      ...{ id, raw: opened.get(id) ?? {}, line: lines[index] ?? 1 },
    }));
    return { source: opened.source, facts, faults: [] };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return { source: null, facts: [], faults: error.faults };
  }
}

/** Names a fact on the page. */
export function keyOf(path: string, id: string): string {
  return `${path}#${id}`;
}

/** The file and the id in the name of a fact. */
export function readKey(key: string): { readonly path: string; readonly id: string } {
  const at = key.indexOf('#');
  return { path: key.slice(0, at), id: key.slice(at + 1) };
}

/** The sources that can be read. */
export function readSources(
  files: readonly KnowledgeFile[],
  remember: Remember = (_, read) => read(),
): Source[] {
  return files
    .filter(({ path, fault }) => path.startsWith('sources/') && fault === null)
    .flatMap((each) => remember(each, () => readSourceFile(each.file, each.text)).source ?? []);
}

/** A sentence, and where it stands in its paragraph. */
interface Spot {
  readonly id: string;
  readonly paragraph: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function splitSource({ id, paragraphs }: Source): Spot[] {
  return paragraphs.flatMap((paragraph, index) =>
    splitSentences(paragraph).map((sentence, n) => ({
      ...sentence,
      id: `${id}/${index + 1}/${n}`,
      paragraph: index + 1,
    })),
  );
}

interface Article {
  readonly sources: readonly Source[];
  readonly spots: ReadonlyMap<string, readonly Spot[]>;
}

function findSentences({ citations }: FactFields, { sources, spots }: Article): string[] {
  return citations.flatMap(({ source: id, quote, paragraph }) => {
    const source = sources.find((each) => each.id === id);
    if (!source || quote === '') return [];
    const place = locateQuote({ quote, paragraph, source });
    if (place.kind !== 'found') return [];
    const { at } = place;
    return (spots.get(id) ?? [])
      .filter((spot) => spot.paragraph === at.paragraph)
      .filter((spot) => spot.start < at.end && spot.end > at.start)
      .map((spot) => spot.id);
  });
}

function toSourceView(
  { id, title, outlet, date, paragraphs }: Source,
  spots: readonly Spot[],
  facts: readonly FactView[],
): SourceView {
  return {
    ...{ id, title },
    from: [outlet, date].filter((known) => known !== null).join(', '),
    paragraphs: paragraphs.map((_, index) => ({
      number: index + 1,
      sentences: spots
        .filter(({ paragraph }) => paragraph === index + 1)
        .map((spot) => toSentenceView(spot, facts)),
    })),
  };
}

function toSentenceView({ id, text }: Spot, facts: readonly FactView[]): SentenceView {
  const here = facts
    .filter(({ sentences }) => sentences.includes(id))
    .sort((a, b) => (a.state === b.state ? 0 : a.state === 'accepted' ? -1 : 1));
  return { id, text, facts: here.map(({ key }) => key), state: here[0]?.state ?? 'nothing' };
}

function isOfFact(fault: PlacedFault, facts: readonly ReadFact[]): boolean {
  return facts.some(({ file, index }) => fault.file === file && fault.fact === index);
}

function withoutPlace({ fact: _, ...fault }: PlacedFault) {
  return fault;
}
