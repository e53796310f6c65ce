import type { KnowledgeFault } from '../errors.ts';
import type { FactEntry, FactFile } from './fact-file.ts';
import { FirstSeen } from './first-seen.ts';
import type { Citation, Fact, Name, Source, WordGroup } from './knowledge-base.ts';
import { locateCitation } from './locate-citation.ts';
import { proveAudience } from './prove-audience.ts';
import { proveCorrection } from './prove-correction.ts';
import { createStatementProof } from './prove-statement.ts';
import { proveValues, stemNames } from './prove-values.ts';
import { sameQuestion } from './same-question.ts';
import type { YamlPath } from './yaml-file.ts';

export interface FactsToProve {
  readonly files: readonly FactFile[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly names: readonly Name[];
  readonly words: readonly WordGroup[];
  /** Ids of sources with faults of their own; `null` for one that does not say its id. */
  readonly unreadSources: readonly (string | null)[];
  /** Whether a file with a source could not be read at all. */
  readonly isSourceUnread: boolean;
  readonly areNamesUnread: boolean;
  /** Takes what is found. */
  readonly faults: KnowledgeFault[];
}

/** Proves each fact by itself and against the others. A fact whose quotes are not found is left out. */
export function proveFacts({
  files,
  sources,
  names,
  words,
  unreadSources,
  isSourceUnread,
  areNamesUnread,
  faults,
}: FactsToProve): Fact[] {
  const ids = new FirstSeen<() => string>();
  const questions = new FirstSeen<AskedPlace>();
  const nameIds = new Set(names.map(({ id }) => id));
  const isUnread = (id: string) =>
    isSourceUnread || unreadSources.includes(null) || unreadSources.includes(id);
  const stemmedNames = stemNames(names);
  const proveStatement = createStatementProof({ sources, names, words });

  return files.flatMap(({ file, value, source: usual, lineOf }) =>
    (value ?? []).flatMap((entry, n) => {
      const at = (path: YamlPath) => `${file}:${lineOf([n, ...path])}`;
      const report: Report = (path, found, remedy) => {
        faults.push({ file, line: lineOf([n, ...path]), found, remedy });
      };

      const earlier = ids.note(entry.id, () => at(['id']));
      if (earlier) {
        const found = `fact id "${entry.id}" is already used in ${earlier()}.`;
        report(['id'], found, 'Give one of them another id.');
      }
      proveQuestions(entry, { questions, at, report });
      proveView(entry, report);
      proveCorrection(entry, report);
      if (!areNamesUnread) proveNameReferences(entry, { nameIds, report });

      const citations = citeQuotes(entry, { usual: usual ?? null, sources, isUnread, report });
      const [best, ...others] = citations;
      if (!best || citations.length < entry.citations.length) return [];

      proveAudience(entry, { citations, sources, report });
      proveList(entry, { citations, report });
      // Without the names, what a fact says cannot be compared with its quotes.
      if (areNamesUnread) return [];

      const quotes = citations.map(({ quote }) => quote);
      for (const { path, found, remedy } of proveStatement({ entry, citations })) {
        report(path, found, remedy);
      }

      const values = proveValues({ entry, quotes, names: stemmedNames, report });

      const { not_in_source: notInSource, ...rest } = entry;
      return [{ ...rest, values, notInSource, citations: [best, ...others] }];
    }),
  );
}

/** Takes a fault of one fact: where in the fact, what was found, what to do. */
type Report = (path: YamlPath, found: string, remedy: string) => void;

interface AskedPlace {
  readonly entry: FactEntry;
  readonly isAnswered: boolean;
  /** Looked up where it is to be told: few are. */
  readonly place: () => string;
}

interface QuestionProof {
  readonly questions: FirstSeen<AskedPlace>;
  readonly at: (path: YamlPath) => string;
  readonly report: Report;
}

/**
 * A question has one place: two facts that both claim it would answer it by chance. Two languages of one fact may
 * share it: "CPTPP".
 */
function proveQuestions(entry: FactEntry, { questions, at, report }: QuestionProof): void {
  const asked = [
    ...entry.questions.map((text, i) => ({ text, path: ['questions', i], isAnswered: true })),
    ...entry.not_in_source.map((text, i) => ({
      text,
      path: ['not_in_source', i],
      isAnswered: false,
    })),
    ...Object.entries(entry.translations).flatMap(([language, translation]) =>
      translation.questions.map((text, i) => ({
        text,
        path: ['translations', language, 'questions', i],
        isAnswered: true,
      })),
    ),
  ];

  for (const { text, path, isAnswered } of asked) {
    const earlier = questions.note(sameQuestion(text), {
      entry,
      isAnswered,
      place: () => at(path),
    });
    if (earlier === null) continue;
    if (earlier.entry === entry && earlier.isAnswered === isAnswered) continue;
    const remedy = 'Keep it where it is answered best.';
    report(path, `"${text}" is already asked in ${earlier.place()}.`, remedy);
  }
}

interface ReferenceProof {
  readonly nameIds: ReadonlySet<string>;
  readonly report: Report;
}

function proveNameReferences(entry: FactEntry, { nameIds, report }: ReferenceProof): void {
  for (const [i, id] of entry.names.entries()) {
    if (nameIds.has(id)) continue;
    const remedy = 'Add it to names.yml, or mend the spelling.';
    report(['names', i], `there is no name "${id}".`, remedy);
  }
}

function proveView(entry: FactEntry, report: Report): void {
  if (entry.view && entry.attribution === null) {
    const found = 'this is a view, and nobody is named who holds it.';
    report(['view'], found, 'Say in `attribution` whose view the source reports.');
  }
}

interface QuoteProof {
  /** The source that the file names at its head. */
  readonly usual: string | null;
  readonly sources: ReadonlyMap<string, Source>;
  /** Whether a source is missing because its file has a fault of its own. */
  readonly isUnread: (id: string) => boolean;
  readonly report: Report;
}

function citeQuotes(
  entry: FactEntry,
  { usual, sources, isUnread, report }: QuoteProof,
): Citation[] {
  const ids = [...sources.keys()];
  const only = ids.length === 1 ? (ids[0] ?? null) : null;
  return entry.citations.flatMap((given, i) => {
    const id = given.source ?? usual ?? only;
    if (id === null) {
      // A source that could not be read might be the only one.
      if (ids.length === 0) return [];
      const found = `a citation does not name its source, and there are ${ids.length}.`;
      const remedy = `Name it, as "${ids[0]} P5 S2", or for all of the file at its head, as "source: ${ids[0]}".`;
      report(['citations', i], found, remedy);
      return [];
    }
    const source = sources.get(id);
    if (!source) {
      if (isUnread(id)) return [];
      const remedy = `Use one of: ${ids.join(', ') || 'none was read'}.`;
      report(['citations', i, 'source'], `there is no source "${id}".`, remedy);
      return [];
    }

    const place = locateCitation(given, source);
    if (place.kind === 'found') return [place.citation];
    report(['citations', i, place.field], place.found, place.remedy);
    return [];
  });
}

interface ListProof {
  readonly citations: readonly Citation[];
  readonly report: Report;
}

function proveList({ list }: FactEntry, { citations, report }: ListProof): void {
  for (const [i, item] of (list?.items ?? []).entries()) {
    if (citations.some(({ quote }) => quote.includes(item))) continue;
    const found = `"${item}" is not in the quotes.`;
    report(['list', 'items', i], found, 'Write each item as the quote has it.');
  }
}
