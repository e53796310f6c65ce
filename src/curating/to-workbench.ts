import { KnowledgeError, type KnowledgeFault } from '../errors.ts';
import { openFacts } from '../knowledge/edit-facts.ts';
import type { Source } from '../knowledge/knowledge-base.ts';
import { locateQuote } from '../knowledge/locate-quote.ts';
import type { KnowledgeFile } from '../knowledge/read-knowledge-files.ts';
import { readSourceFile } from '../knowledge/source-file.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { toFields } from './fact-fields.ts';
import { hashTexts } from './knowledge-folder.ts';
import { findFactLines, type PlacedFault, placeFaults } from './place-faults.ts';
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
  readonly undo: string | null;
  readonly redo: string | null;
}

/** Makes what the page shows of a folder, whatever is wrong with it. */
export function toWorkbench({ directory, files, faults, undo, redo }: WorkbenchParts): Workbench {
  const sources = readSources(files);
  const read = readFacts(files, sources);
  const placed = placeFaults([...faults, ...read.faults], files, directory);
  const spots = new Map(sources.map((source) => [source.id, splitSource(source)]));

  const facts = read.facts.map(({ file, index, key, fields, isDraft, line }): FactView => {
    const own = placed.filter((fault) => fault.file === file && fault.fact === index);
    return {
      ...{ key, file, line, fields },
      state: isDraft ? 'draft' : 'accepted',
      sentences: findSentences(fields, { sources, spots }),
      faults: own.map(withoutPlace),
    };
  });

  return {
    folder: directory,
    files: hashTexts(files),
    sources: sources.map((source) => toSourceView(source, spots.get(source.id) ?? [], facts)),
    facts,
    faults: placed.filter((fault) => !isOfFact(fault, read.facts)).map(withoutPlace),
    ...{ undo, redo },
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

function readFacts(files: readonly KnowledgeFile[], sources: readonly Source[]) {
  const faults: KnowledgeFault[] = [];
  const facts = files
    .filter(({ path, fault }) => path.startsWith('facts/') && fault === null)
    .flatMap(({ path, file, text }): ReadFact[] => {
      try {
        const opened = openFacts({ file, text });
        const lines = findFactLines(text);
        return opened.ids.map((id, index) => {
          const raw = opened.get(id) ?? {};
          const fields = toFields(raw, { source: opened.source, sources });
          const isDraft = raw['status'] === 'draft';
          const line = lines[index] ?? 1;
          return { file: path, index, key: keyOf(path, id), line, isDraft, fields };
        });
      } catch (error) {
        if (!(error instanceof KnowledgeError)) throw error;
        faults.push(...error.faults);
        return [];
      }
    });
  return { facts, faults };
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
export function readSources(files: readonly KnowledgeFile[]): Source[] {
  return files
    .filter(({ path, fault }) => path.startsWith('sources/') && fault === null)
    .flatMap(({ file, text }) => readSourceFile(file, text).source ?? []);
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
